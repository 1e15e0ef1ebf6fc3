/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.ale.assignment.Assignment;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.testing.Patience;
import org.ale.eventsourcing.testing.log.MemoryBus;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.DealDeckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deal that was carried out and whose reply nobody heard: time must pass there as elsewhere. */
class UnheardDealTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(3, 1));
    private static final JobId CATS = new JobId(new UUID(2, 1));
    private static final int ITEMS = 5;

    private final MemoryBus<LeaseCommand, LeaseState, LeaseEvent> bus =
            new MemoryBus<>(
                    Assignment.aggregate(new LeaseDecider(new HmacSeeds(new byte[32]))), NOW);
    private final LeaseTimer timer = new LeaseTimer(bus);

    @BeforeEach
    void aJobRuns() {
        var terms = new LeaseCommand.JobTerms(TaskType.BINARY, 2, ITEMS, 0);
        carryOut(
                new LeaseCommand.AdoptParameters(
                        1, CommunityParameters.BALANCED, Instant.EPOCH, NOW),
                new LeaseCommand.AdmitMember(ANA, NOW),
                new LeaseCommand.AdmitItems(CATS, 0, ITEMS, List.of(), NOW),
                new LeaseCommand.StartJob(CATS, terms, NOW));
    }

    private void carryOut(LeaseCommand... commands) {
        for (var command : commands) {
            var wish = new Wish<>(new CommandId(UUID.randomUUID().toString()), command);
            bus.send(HERE.toString(), List.of(wish), Patience.MAX);
        }
    }

    /** The owner carries out what it is sent; of the reply comes only this. */
    private Uni<DealDeckResponse> deal(CompletableFuture<List<Outcome<LeaseEvent>>> reply) {
        CommandBus<LeaseCommand, LeaseEvent> deaf =
                (streamId, wishes, deadline) -> {
                    bus.send(streamId, wishes, deadline);
                    return reply;
                };
        return new AssignmentApi(deaf, timer)
                .dealDeck(
                        DealDeckRequest.newBuilder()
                                .setCommandId("deck")
                                .setCommunityId(HERE.toString())
                                .setWorkerId(ANA.toString())
                                .build());
    }

    private void failsInTime() {
        var late = deal(CompletableFuture.failedFuture(new TimeoutException("slow")));
        var failure =
                assertThrows(StatusRuntimeException.class, () -> late.await().atMost(Patience.MAX));
        assertEquals(Status.Code.DEADLINE_EXCEEDED, failure.getStatus().getCode());
    }

    private long count(Class<? extends LeaseEvent> type) {
        return bus.facts().stream().filter(type::isInstance).count();
    }

    /** Nobody deals there again, so only the timer can let go what the cancelled job waits for. */
    @Test
    void isLetGoThoughTheCallerHeardThatItTookTooLong() {
        failsInTime();
        carryOut(new LeaseCommand.WithdrawJob(CATS, NOW));
        bus.tick(Duration.ofSeconds(CommunityParameters.BALANCED.serving().leaseSeconds()));
        timer.tick();
        assertEquals(ITEMS, count(LeaseEvent.LeaseExpired.class));
        assertEquals(ITEMS, count(LeaseEvent.PoolShut.class));
    }

    @Test
    void isWatchedThoughTheCallerHungUp() {
        deal(new CompletableFuture<>()).subscribe().with(_ -> {}).cancel();
        assertEquals(Set.of(HERE.toString()), timer.watched());
    }

    /** What was watched for nothing costs one command. */
    @Test
    void isForgottenIfNothingWasDealt() {
        carryOut(new LeaseCommand.StopDealing(NOW));
        failsInTime();
        assertEquals(Set.of(HERE.toString()), timer.watched());
        timer.tick();
        assertEquals(Set.of(), timer.watched());
    }
}
