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
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.runtime.Witness;

/**
 * Time at the rim: asks the desks of communities in which somebody holds tasks to let go what was
 * held too long. A missed tick costs nothing, since every deal does the same. After a restart it
 * learns from the folded desks where tasks are held.
 */
@ApplicationScoped
public class LeaseTimer implements Witness<LeaseState> {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final CommandBus<LeaseCommand, LeaseEvent> bus;
    private final Set<String> communities = ConcurrentHashMap.newKeySet();

    @Inject
    LeaseTimer(CommandBus<LeaseCommand, LeaseEvent> bus) {
        this.bus = bus;
    }

    /** Watches a community from now on. */
    void watch(String communityId) {
        communities.add(communityId);
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
        for (var community : communities) {
            var id = new CommandId("tick-" + UUID.randomUUID());
            bus.send(
                    community,
                    List.of(new Wish<>(id, new LeaseCommand.ExpireLeases(Instant.EPOCH))),
                    DEADLINE);
        }
    }
}
