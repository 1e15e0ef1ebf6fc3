/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.standings;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.consensus.projection.standings.CreditSums.Community;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.postgres.Projection;
import org.ale.eventsourcing.postgres.Projector;
import org.ale.eventsourcing.postgres.Projectors;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Sums what workers were credited. What an audit makes of pools whose label it does not change is
 * not on the log, so the sums may lie a little beside what the owner of the community uses.
 */
@ApplicationScoped
class StandingsProjection implements Projection<PoolEvent> {
    static final String NAME = "standings";
    private final Projector<PoolEvent> projector;

    @Inject
    StandingsProjection(Projectors projectors) {
        projector = projectors.of(this, PoolEvent.parser());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Incoming(NAME)
    @Blocking
    void project(ConsumerRecords<String, byte[]> records) {
        projector.project(records);
    }

    @Override
    public void apply(Connection sql, List<Envelope<PoolEvent>> events) throws SQLException {
        var tables = new CreditTables(sql);
        var asked = pools(events);
        if (!asked.isEmpty()) {
            var known = tables.load(asked);
            var changed = new LinkedHashMap<PoolId, PoolCredit>();
            var sums = new CreditSums();
            for (var envelope : events) {
                fold(envelope, known, changed, sums);
            }
            tables.keep(changed);
            tables.add(sums);
        }
        var decided = decidedJobs(events);
        if (!decided.isEmpty()) {
            tables.forget(decided);
        }
    }

    private static void fold(
            Envelope<PoolEvent> envelope,
            Map<PoolId, PoolCredit> known,
            Map<PoolId, PoolCredit> changed,
            CreditSums sums) {
        var event = envelope.event();
        var community = UUID.fromString(envelope.streamId());
        switch (event.getEventCase()) {
            case POOL_CLOSED -> {
                var closed = event.getPoolClosed();
                var pool = PoolId.of(closed.getPoolId());
                var before = known.getOrDefault(pool, PoolCredit.NONE);
                var after = PoolCredit.of(closed, before);
                var labels = new Community(community, closed.getPosteriorMicroCount());
                sums.change(labels, closed.getGold(), before, after);
                known.put(pool, after);
                changed.put(pool, after);
            }
            case POOL_RELABELLED -> {
                var relabelled = event.getPoolRelabelled();
                var pool = PoolId.of(relabelled.getPoolId());
                if (relabelled.getVotesCount() > 0) {
                    var after = PoolCredit.of(relabelled);
                    var labels = new Community(community, labels(relabelled));
                    sums.change(labels, false, known.getOrDefault(pool, PoolCredit.NONE), after);
                    known.put(pool, after);
                    changed.put(pool, after);
                }
            }
            default -> {}
        }
    }

    private static int labels(PoolRelabelled relabelled) {
        return relabelled.getVotes(0).getCreditMicroCount();
    }

    private static LinkedHashSet<PoolId> pools(List<Envelope<PoolEvent>> events) {
        var pools = new LinkedHashSet<PoolId>();
        for (var envelope : events) {
            var event = envelope.event();
            switch (event.getEventCase()) {
                case POOL_CLOSED -> pools.add(PoolId.of(event.getPoolClosed().getPoolId()));
                case POOL_RELABELLED -> pools.add(PoolId.of(event.getPoolRelabelled().getPoolId()));
                default -> {}
            }
        }
        return pools;
    }

    private static List<UUID> decidedJobs(List<Envelope<PoolEvent>> events) {
        var jobs = new ArrayList<UUID>();
        for (var envelope : events) {
            if (envelope.event().hasJobDecided()) {
                jobs.add(UUID.fromString(envelope.event().getJobDecided().getJobId()));
            }
        }
        return jobs;
    }
}
