/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** Whom the timer asks after a restart, when nobody has come yet. */
class LeaseTimerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(3, 1));
    private static final JobId CATS = new JobId(new UUID(2, 1));

    private final Asked asked = new Asked();
    private final LeaseTimer timer = new LeaseTimer(asked);

    @Test
    void asksADeskWhereTasksWereHeldBeforeTheRestart() {
        timer.folded(0, Map.of(HERE.toString(), desk(new LeaseCommand.DealDeck(HERE, ANA, 1, NOW))));
        timer.tick();
        assertEquals(List.of(HERE.toString()), asked.streams);
        assertInstanceOf(LeaseCommand.ExpireLeases.class, asked.wishes.getFirst().command());
    }

    @Test
    void leavesADeskInPeaceWhereNobodyHoldsAnything() {
        timer.folded(0, Map.of(HERE.toString(), desk()));
        timer.tick();
        assertEquals(List.of(), asked.streams);
    }

    private static LeaseState desk(LeaseCommand... then) {
        var terms = new LeaseCommand.JobTerms(TaskType.BINARY, 2, 3, 0);
        return new DeciderSpec<>(new LeaseDecider(new HmacSeeds(new byte[32])))
                .given()
                .after(
                        new LeaseCommand.AdoptParameters(
                                1, CommunityParameters.BALANCED, Instant.EPOCH, NOW),
                        new LeaseCommand.AdmitMember(ANA, NOW),
                        new LeaseCommand.AdmitItems(CATS, 0, 3, List.of(), NOW),
                        new LeaseCommand.StartJob(CATS, terms, NOW))
                .after(then)
                .folded();
    }

    private static final class Asked implements CommandBus<LeaseCommand, LeaseEvent> {
        private final List<String> streams = new ArrayList<>();
        private final List<Wish<LeaseCommand>> wishes = new ArrayList<>();

        @Override
        public CompletionStage<List<Outcome<LeaseEvent>>> send(
                String streamId, List<Wish<LeaseCommand>> sent, Duration deadline) {
            streams.add(streamId);
            wishes.addAll(sent);
            return new CompletableFuture<>();
        }
    }
}
