/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.UndecodableException;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final Instant LATER = AT.plusSeconds(600);
    private static final CommunityId HERE = new CommunityId(new UUID(5, 1));
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final PoolId POOL = new PoolId(JOB, 12);
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final List<GoldItem> GOLD = List.of(new GoldItem(0, 0), new GoldItem(3, 1));
    private static final JobTerms TERMS = new JobTerms(TaskType.RATING, 5, 1000, 990_000);
    private static final CommunityParameters BALANCED = CommunityParameters.BALANCED;

    private final LeaseEventCodec events = new LeaseEventCodec();
    private final LeaseCommandCodec commands = new LeaseCommandCodec();

    static Stream<LeaseEvent> events() {
        return Stream.of(
                new LeaseEvent.ParametersAdopted(2, BALANCED, LATER, AT),
                new LeaseEvent.MemberAdmitted(ANA, AT),
                new LeaseEvent.ItemsAdmitted(JOB, 100, 50, GOLD, AT),
                new LeaseEvent.JobStarted(JOB, TERMS, "", AT),
                new LeaseEvent.JobHalted(JOB, AT),
                new LeaseEvent.JobContinued(JOB, AT),
                new LeaseEvent.JobRanked(JOB, Ale.ofWhole(3), AT),
                new LeaseEvent.ItemsWithdrawn(JOB, 7, AT),
                new LeaseEvent.EpochCommitted(4, new byte[] {1, 2}, AT),
                new LeaseEvent.EpochRevealed(4, new byte[] {3, 4}, AT),
                new LeaseEvent.PoolOpened(POOL, TaskType.BINARY, 2, 1, BALANCED, 1, AT),
                new LeaseEvent.DeckDealt(
                        ANA, 4, List.of(new LeaseEvent.Draw(9, 80, POOL)), 0, LATER, AT),
                new LeaseEvent.DeckResumed(ANA, List.of(POOL), LATER, AT),
                new LeaseEvent.AnswerAccepted(POOL, ANA, 1, AT),
                new LeaseEvent.TaskSkipped(POOL, ANA, AT),
                new LeaseEvent.LeaseExpired(POOL, ANA, AT),
                new LeaseEvent.PoolShut(POOL, AT),
                new LeaseEvent.SeatFreed(POOL, AT),
                new LeaseEvent.PoolLeft(POOL, AT),
                new LeaseEvent.JobExhausted(JOB, 2, AT),
                new LeaseEvent.WorkerBenched(ANA, 0, AT),
                new LeaseEvent.WorkerUnbenched(ANA, 0, AT),
                new LeaseEvent.DealingStopped(AT),
                new LeaseEvent.DealingResumed(AT),
                new LeaseEvent.PoolReturned(POOL, AT),
                new LeaseEvent.JobFinished(JOB, AT),
                new LeaseEvent.JobDropped(JOB, AT),
                new LeaseEvent.JobStopped(JOB, AT),
                new LeaseEvent.JobResumed(JOB, AT));
    }

    static Stream<LeaseCommand> commands() {
        return Stream.of(
                new LeaseCommand.AdoptParameters(2, BALANCED, LATER, AT),
                new LeaseCommand.AdmitMember(ANA, AT),
                new LeaseCommand.AdmitItems(JOB, 100, 50, GOLD, AT),
                new LeaseCommand.StartJob(JOB, TERMS, AT),
                new LeaseCommand.HaltJob(JOB, AT),
                new LeaseCommand.ContinueJob(JOB, AT),
                new LeaseCommand.RankJob(JOB, Ale.ofWhole(3), AT),
                new LeaseCommand.WithdrawJob(JOB, AT),
                new LeaseCommand.DropJob(JOB, AT),
                new LeaseCommand.EndJob(JOB, AT),
                new LeaseCommand.DealDeck(HERE, ANA, 5, AT),
                new LeaseCommand.AcceptAnswer(POOL, ANA, 1, AT),
                new LeaseCommand.SkipTask(POOL, ANA, AT),
                new LeaseCommand.ExpireLeases(AT),
                new LeaseCommand.FreeSeat(POOL, AT),
                new LeaseCommand.LeavePool(POOL, AT),
                new LeaseCommand.ReturnPool(POOL, AT),
                new LeaseCommand.BenchWorker(ANA, 3, AT),
                new LeaseCommand.UnbenchWorker(ANA, 3, AT),
                new LeaseCommand.StopDealing(AT),
                new LeaseCommand.ResumeDealing(AT),
                new LeaseCommand.StopJob(JOB, AT),
                new LeaseCommand.ResumeJob(JOB, AT),
                new LeaseCommand.FinishJob(HERE, JOB, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void factsKeepTheirReleasedBytes(LeaseEvent event) {
        var bytes = events.encode(event);
        var name = event.getClass().getSimpleName();
        GoldenBytes.check(name + "_v1", bytes);
        assertEquals(event, events.decode(bytes, AT));
        assertEquals("ale.assignment.v1." + name, events.typeOf(event));
    }

    static Stream<LeaseEvent> secondVersions() {
        return Stream.of(
                new LeaseEvent.JobStarted(JOB, TERMS, "0badc0de", AT),
                new LeaseEvent.PoolOpened(POOL, TaskType.BINARY, 2, 1, BALANCED, 2, AT),
                new LeaseEvent.DeckDealt(
                        ANA, 4, List.of(new LeaseEvent.Draw(9, 80, POOL)), 100, LATER, AT),
                new LeaseEvent.WorkerBenched(ANA, 3, AT),
                new LeaseEvent.WorkerUnbenched(ANA, 3, AT));
    }

    @ParameterizedTest
    @MethodSource("secondVersions")
    void whatWasAddedLaterKeepsItsBytesToo(LeaseEvent event) {
        var bytes = events.encode(event);
        GoldenBytes.check(event.getClass().getSimpleName() + "_v2", bytes);
        assertEquals(event, events.decode(bytes, AT));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void wishesComeBackAsTheyWere(LeaseCommand command) {
        assertEquals(command, commands.decode(commands.encode(command), AT));
    }

    @Test
    void everyKindOfFactAndWishIsHere() {
        assertEquals(
                Stream.of(LeaseEvent.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                events().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                Stream.of(LeaseCommand.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                commands().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void damagedBytesAreRefusedOrReadAsAValue() {
        new CodecContract<>(events, LeaseEvent.class, "ale.assignment.v1", AT)
                .survivesDamage(events().toList());
        new CodecContract<>(commands, LeaseCommand.class, "ale.assignment.v1", AT)
                .survivesDamage(commands().toList());
    }

    @Test
    void bytesOfAnotherKindAreRefused() {
        var noise = new byte[] {(byte) 0xff, 1, 2};
        assertThrows(UndecodableException.class, () -> events.decode(noise, AT));
        assertThrows(UndecodableException.class, () -> commands.decode(noise, AT));
    }
}
