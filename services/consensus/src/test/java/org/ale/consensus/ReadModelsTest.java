/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.balanced;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.consensus.domain.CreditedVote;
import org.ale.consensus.domain.Fixtures;
import org.ale.consensus.domain.Millionths;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.PoolTerms;
import org.ale.consensus.domain.Verdict;
import org.ale.consensus.projection.poolresults.PoolResults;
import org.ale.consensus.projection.standings.Standings;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;

/** The read models as facts arrive, in one batch or in many. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ReadModelsTest {
    private static final Millionths LIKELY_DOG = Millionths.of(100_000, 900_000);
    private static final Millionths LIKELY_CAT = Millionths.of(800_000, 200_000);
    private final PoolEventCodec codec = new PoolEventCodec();
    private final CommunityId community = new CommunityId(UUID.randomUUID());
    private final JobId job = new JobId(UUID.randomUUID());

    @Inject DataSource dataSource;
    @Inject PoolResults results;
    @Inject Standings standings;

    @Inject @Any Instance<Projection<org.ale.schemas.consensus.v1.PoolEvent>> projections;

    @Test
    void showWhatAnAuditChangedAndNothingOfAPoolThatIsOpenAgain() throws Exception {
        var closed = closed(0, balanced(), new Verdict(1, 975_000, true), LIKELY_DOG);
        var relabelled =
                new PoolEvent.PoolRelabelled(
                        pool(0),
                        1,
                        true,
                        new Verdict(0, 800_000, false),
                        votes(LIKELY_CAT),
                        CommunityParameters.BALANCED,
                        NOW);
        apply(List.of(closed));
        assertEquals(1, item(0).getLabel());
        var before = accuracyBps(2);
        apply(List.of(relabelled));
        assertEquals(0, item(0).getLabel());
        assertEquals(5000, item(0).getAgreementBps());
        assertEquals(true, accuracyBps(2) < before, "the voter for the old label loses");
        assertEquals(1, finished(2));
        apply(List.of(new PoolEvent.PoolReopened(pool(0), NOW)));
        assertEquals(List.of(), results.page(job, PoolResults.BEFORE_FIRST_ITEM));
        apply(List.of(closed, new PoolEvent.JobDecided(job, NOW)));
        assertEquals(1, item(0).getLabel());
        assertEquals(1, finished(2));
    }

    @Test
    void areTheSameFromOneBatchAndFromMany() throws Exception {
        var events = new ArrayList<PoolEvent>();
        for (var item = 0; item < 20; item++) {
            var verdict = new Verdict(item % 2, 990_000, item % 5 != 0);
            events.add(
                    closed(item, item % 3 == 0 ? gold(item % 2) : balanced(), verdict, LIKELY_CAT));
        }
        events.add(new PoolEvent.PoolReopened(pool(4), NOW));
        apply(events);
        var page = results.page(job, PoolResults.BEFORE_FIRST_ITEM);
        var accuracy = accuracyBps(1);
        var other = new ReadModelsTest();
        other.dataSource = dataSource;
        other.results = results;
        other.standings = standings;
        other.projections = projections;
        for (var event : events) {
            other.apply(List.of(other.moved(event)));
        }
        assertEquals(page, results.page(other.job, PoolResults.BEFORE_FIRST_ITEM));
        assertEquals(accuracy, other.accuracyBps(1));
        assertEquals(19, page.size());
    }

    private PoolEvent moved(PoolEvent event) {
        return switch (event) {
            case PoolEvent.PoolClosed closed ->
                    closed(
                            closed.poolId().item(),
                            closed.terms(),
                            closed.verdict(),
                            closed.posterior());
            case PoolEvent.PoolReopened reopened ->
                    new PoolEvent.PoolReopened(pool(reopened.poolId().item()), NOW);
            default -> event;
        };
    }

    private PoolEvent.PoolClosed closed(
            int item, PoolTerms terms, Verdict verdict, Millionths posterior) {
        return new PoolEvent.PoolClosed(
                pool(item), terms, verdict, verdict.label(), posterior, votes(posterior), NOW);
    }

    private static List<CreditedVote> votes(Millionths credit) {
        return List.of(
                new CreditedVote(worker(1), 0, credit), new CreditedVote(worker(2), 1, credit));
    }

    private PoolId pool(int item) {
        return new PoolId(job, item);
    }

    private void apply(List<PoolEvent> events) throws Exception {
        var envelopes = new ArrayList<Envelope<org.ale.schemas.consensus.v1.PoolEvent>>();
        for (var event : events) {
            var message = org.ale.schemas.consensus.v1.PoolEvent.parseFrom(codec.encode(event));
            envelopes.add(
                    new Envelope<>(
                            community.toString(), 1, 0, 1, NOW, codec.typeOf(event), message));
        }
        try (var sql = dataSource.getConnection()) {
            for (var projection : projections) {
                projection.apply(sql, envelopes);
            }
        }
    }

    private org.ale.schemas.consensus.v1.ItemResult item(int item) throws SQLException {
        return results.page(job, item - 1).getFirst();
    }

    private int accuracyBps(int number) throws SQLException {
        return standings
                .of(Fixtures.worker(number), List.of(community))
                .getFirst()
                .getAccuracyBps();
    }

    private int finished(int number) throws SQLException {
        return standings.of(Fixtures.worker(number), List.of(community)).getFirst().getFinished();
    }
}
