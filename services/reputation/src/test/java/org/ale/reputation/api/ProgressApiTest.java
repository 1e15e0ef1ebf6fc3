/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Verdict;
import org.ale.reputation.progress.Season;
import org.ale.schemas.reputation.v1.CommunityProgress;
import org.ale.schemas.reputation.v1.GetProgressRequest;
import org.ale.schemas.reputation.v1.GetRankingRequest;
import org.ale.schemas.reputation.v1.GetRankingResponse;
import org.ale.schemas.reputation.v1.RankedWorker;
import org.ale.schemas.reputation.v1.ReputationService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seasons, badges and rankings follow from credits, on a real broker and database. */
@QuarkusTest
class ProgressApiTest {
    private static final int VISIBLE_AFTER = 60;
    private static final int ENOUGH = 50;

    @Inject CommandBus<MemberCommand, MemberEvent> bus;
    @Inject AggregateLifecycle lifecycle;
    @Inject ReadYourWrites reads;

    @GrpcClient("reputation")
    ReputationService api;

    private final UUID community = UUID.randomUUID();
    private final UUID best = UUID.randomUUID();
    private final UUID equal = UUID.randomUUID();
    private final UUID worse = UUID.randomUUID();
    private final UUID idle = UUID.randomUUID();
    private final JobId job = new JobId(UUID.randomUUID());
    private final String season = Season.of(LocalDate.now(ZoneOffset.UTC)).toString();

    @BeforeEach
    void awaitTheOwner() throws Exception {
        Patience.until(() -> lifecycle.runtime() != null);
    }

    private static Ballot vote(UUID worker, int label) {
        return new Ballot(new WorkerId(worker), label);
    }

    private MemberCommand credit(int item, List<Ballot> ballots) {
        return new MemberCommand.CreditPool(
                new PoolId(job, item),
                new Verdict(1, 990_000, true, ballots),
                new MintTerms(RewardTerms.STRICT, VISIBLE_AFTER),
                TaskType.BINARY,
                Instant.EPOCH);
    }

    private void send(List<MemberCommand> commands) throws Exception {
        new MemberWishes(bus, reads, community).send(commands);
    }

    /** One is wrong once in two, one votes too seldom to be ranked. */
    private void work() throws Exception {
        var commands = new ArrayList<MemberCommand>();
        for (var item = 0; item < ENOUGH; item++) {
            var ballots =
                    new ArrayList<>(List.of(vote(best, 1), vote(equal, 1), vote(worse, item % 2)));
            if (item > 0) {
                ballots.add(vote(idle, 1));
            }
            commands.add(credit(item, ballots));
        }
        send(commands);
    }

    private CommunityProgress progress(UUID worker) {
        var request = GetProgressRequest.newBuilder().setWorkerId(worker.toString()).build();
        return api.getProgress(request).await().atMost(Patience.MAX).getCommunities(0);
    }

    private GetRankingResponse ranking(String ofSeason, UUID... workers) {
        var request =
                GetRankingRequest.newBuilder()
                        .setCommunityId(community.toString())
                        .setSeason(ofSeason);
        for (var worker : workers) {
            request.addWorkerIds(worker.toString());
        }
        return api.getRanking(request.build()).await().atMost(Patience.MAX);
    }

    private static RankedWorker row(UUID worker, int place, int won) {
        return RankedWorker.newBuilder()
                .setWorkerId(worker.toString())
                .setPlace(place)
                .setDecided(ENOUGH)
                .setWon(won)
                .build();
    }

    @Test
    void aWorkerSeesHowFarHeIs() throws Exception {
        work();
        var progress = progress(best);
        assertEquals(community.toString(), progress.getCommunityId());
        assertEquals(season, progress.getSeason().getSeason());
        assertEquals(ENOUGH, progress.getSeason().getDecided());
        assertEquals(ENOUGH, progress.getSeason().getWon());
        assertEquals(0, progress.getLevel(), "hidden until enough tasks are finished");
        assertEquals(0, progress.getNextLevelMicro());
        assertEquals(1, progress.getLongestStreakDays());
        assertEquals(List.of("FIRST_AGREEMENT"), progress.getBadgesList());
        assertEquals(3, progress.getQuestsCount());
        assertEquals(ENOUGH / 2, progress(worse).getSeason().getWon());
    }

    @Test
    void aLevelIsShownWithTheScore() throws Exception {
        var commands = new ArrayList<MemberCommand>();
        for (var item = 0; item < VISIBLE_AFTER; item++) {
            commands.add(credit(item, List.of(vote(best, 1))));
        }
        send(commands);
        assertEquals(11, progress(best).getLevel());
        assertEquals(66_000_000, progress(best).getNextLevelMicro());
    }

    @Test
    void aVerdictThatIsUndoneCountsNoMore() throws Exception {
        work();
        send(List.of(new MemberCommand.ReversePool(new PoolId(job, 1), Instant.EPOCH)));
        assertEquals(ENOUGH - 1, progress(best).getSeason().getDecided());
        assertEquals(ENOUGH - 1, progress(best).getSeason().getWon());
        assertEquals(ENOUGH / 2 - 1, progress(worse).getSeason().getWon());
        assertEquals(List.of(), ranking("", best).getWorkersList(), "one too few now");
    }

    @Test
    void whoWishesIsRankedByAccuracyIfHeDidEnough() throws Exception {
        work();
        var ranking = ranking("", worse, idle, equal, best);
        assertEquals(season, ranking.getSeason());
        assertEquals(ENOUGH, ranking.getDecidedMin());
        assertEquals(
                Set.of(row(best, 1, ENOUGH), row(equal, 1, ENOUGH), row(worse, 3, ENOUGH / 2)),
                Set.copyOf(ranking.getWorkersList()));
        assertEquals(worse.toString(), ranking.getWorkers(2).getWorkerId());
        assertEquals(List.of(row(equal, 1, ENOUGH)), ranking(season, equal).getWorkersList());
        assertEquals(List.of(), ranking("").getWorkersList(), "nobody wishes it");
        assertEquals(List.of(), ranking("2001-Q1", best).getWorkersList(), "another season");
    }

    @Test
    void malformedQuestionsAreRefused() {
        assertThrows(StatusRuntimeException.class, () -> ranking("2026-Q5", best));
        var me = GetProgressRequest.newBuilder().setWorkerId("me").build();
        assertThrows(
                StatusRuntimeException.class,
                () -> api.getProgress(me).await().atMost(Patience.MAX));
    }
}
