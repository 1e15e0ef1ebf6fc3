/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.api;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.assignment.domain.TimerRejection;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.runtime.Witness;

/**
 * Time at the rim: asks the desks of communities in which somebody holds tasks to let go what was
 * held too long. A missed tick costs nothing, since every deal does the same. A desk where nobody
 * holds anything says so, and is left in peace until it deals again. After a restart the timer
 * learns from the folded desks where tasks are held.
 */
@ApplicationScoped
public class LeaseTimer implements Witness<LeaseState> {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final CommandBus<LeaseCommand, LeaseEvent> bus;

    /** The desks to ask, each with the number of deals that may have been made there. */
    private final Map<String, Long> communities = new ConcurrentHashMap<>();

    @Inject
    LeaseTimer(CommandBus<LeaseCommand, LeaseEvent> bus) {
        this.bus = bus;
    }

    /** Watches a community from now on. */
    void watch(String communityId) {
        communities.merge(communityId, 1L, Long::sum);
    }

    /** The desks that are asked. */
    Set<String> watched() {
        return Set.copyOf(communities.keySet());
    }

    @Override
    public void folded(int partition, Map<String, LeaseState> desks) {
        desks.forEach((community, desk) -> {
            if (desk.hasLeases()) {
                watch(community);
            }
        });
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        communities.forEach((community, deals) -> {
            var wish =
                    new Wish<LeaseCommand>(
                            new CommandId("tick-" + UUID.randomUUID()),
                            new LeaseCommand.ExpireLeases(Instant.EPOCH));
            bus.send(community, List.of(wish), DEADLINE)
                    .thenAccept(outcomes -> heard(community, deals, outcomes.getFirst()));
        });
    }

    /** A deal that came meanwhile may be younger than the answer: then the desk stays. */
    private void heard(String community, long deals, Outcome<LeaseEvent> outcome) {
        if (outcome instanceof Outcome.Rejected<LeaseEvent>(var code, var _)
                && code.equals(TimerRejection.NOTHING_HELD.name())) {
            communities.remove(community, deals);
        }
    }
}
