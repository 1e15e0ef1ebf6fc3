/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.CommunityState;
import org.ale.communities.projection.directory.Proposals;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.runtime.Witness;
import org.ale.kernel.CommunityId;
import org.jboss.logging.Logger;

/**
 * Time at the rim: asks for proposals to be counted when their time is over. A tick too many
 * changes nothing. After a restart it learns from the folded communities where something is voted
 * on.
 */
@ApplicationScoped
public class ProposalTimer implements Witness<CommunityState> {
    private static final Logger LOG = Logger.getLogger(ProposalTimer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int PROPOSALS_MAX = 100;

    private final CommandBus<CommunityCommand, CommunityEvent> bus;
    private final Proposals proposals;
    private final Set<String> communities = ConcurrentHashMap.newKeySet();
    private final Clock clock = Clock.systemUTC();

    @Inject
    ProposalTimer(CommandBus<CommunityCommand, CommunityEvent> bus, Proposals proposals) {
        this.bus = bus;
        this.proposals = proposals;
    }

    /** Watches a community from now on. */
    void watch(String communityId) {
        communities.add(communityId);
    }

    @Override
    public void folded(int partition, Map<String, CommunityState> folded) {
        folded.forEach((community, state) -> {
            if (!state.openProposals().isEmpty()) {
                watch(community);
            }
        });
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (var community : communities) {
            try {
                close(community);
            } catch (SQLException e) {
                LOG.debugf(e, "the proposals of %s cannot be read now", community);
            }
        }
    }

    private void close(String community) throws SQLException {
        var now = clock.millis();
        var page = proposals.page(CommunityId.of(community), Integer.MAX_VALUE, PROPOSALS_MAX);
        for (var proposal : page) {
            if (proposal.getState().equals("OPEN") && proposal.getClosesAtMillis() <= now) {
                var wish =
                        new Wish<CommunityCommand>(
                                new CommandId("close-" + UUID.randomUUID()),
                                new CommunityCommand.CloseProposal(
                                        proposal.getProposal(), Instant.EPOCH));
                bus.send(community, List.of(wish), DEADLINE);
            }
        }
    }
}
