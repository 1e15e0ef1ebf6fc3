/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.codec;

import static org.ale.consensus.domain.Fixtures.JOB;
import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.balanced;
import static org.ale.consensus.domain.Fixtures.gold;
import static org.ale.consensus.domain.Fixtures.pool;
import static org.ale.consensus.domain.Fixtures.strict;
import static org.ale.consensus.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.consensus.domain.Algorithm;
import org.ale.consensus.domain.CreditedVote;
import org.ale.consensus.domain.Millionths;
import org.ale.consensus.domain.NotedReputation;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.Scores;
import org.ale.consensus.domain.Verdict;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.eventsourcing.testing.GoldenBytes;
import org.ale.kernel.Reputation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenBytesTest {
    private static final PoolEventCodec EVENTS = new PoolEventCodec();
    private static final PoolCommandCodec COMMANDS = new PoolCommandCodec();
    private static final Scores SCORES = Scores.of(-1_203_973, -356_675);
    private static final List<NotedReputation> REPUTATIONS =
            List.of(new NotedReputation(worker(1), new Reputation(250_000)));

    static Stream<PoolEvent> events() {
        var votes =
                List.of(
                        new CreditedVote(worker(1), 1, Millionths.of(300_000, 700_000)),
                        new CreditedVote(worker(2), 0, Millionths.NONE));
        var verdict = new Verdict(1, 985_748, true);
        var posterior = Millionths.of(14_252, 985_748);
        return Stream.of(
                new PoolEvent.VotingOpened(
                        pool(3), gold(1), Algorithm.BALANCED_1, Scores.of(-693_147, 5), NOW),
                new PoolEvent.VoteWeighed(pool(3), worker(1), 1, SCORES, 2, true, NOW),
                new PoolEvent.PoolClosed(pool(3), balanced(), verdict, 1, posterior, votes, NOW),
                new PoolEvent.WorkerBenched(worker(1), 2, NOW),
                new PoolEvent.WorkerUnbenched(worker(1), 2, NOW),
                new PoolEvent.AuditPassed(2, 4, JOB, NOW),
                new PoolEvent.PoolReopened(pool(3), NOW),
                new PoolEvent.PoolRelabelled(
                        pool(3), 0, false, verdict, votes, strict().parameters(), NOW),
                new PoolEvent.BreakerTripped(100_000, 850_000, NOW),
                new PoolEvent.BreakerReset("ana", NOW),
                new PoolEvent.JobDecided(JOB, NOW),
                new PoolEvent.ReputationNoted(REPUTATIONS, NOW),
                new PoolEvent.AuditDeferred(JOB, 2, NOW),
                new PoolEvent.ShutDeferred(pool(3), NOW),
                new PoolEvent.JobStopped(JOB, 100_000, 850_000, NOW),
                new PoolEvent.JobResumed(JOB, "ana", NOW));
    }

    static Stream<PoolCommand> commands() {
        return Stream.of(
                new PoolCommand.OpenVoting(pool(3), gold(0), 1, NOW),
                new PoolCommand.WeighVote(pool(3), worker(1), 1, NOW),
                new PoolCommand.ShutPool(pool(3), NOW),
                new PoolCommand.AuditJob(JOB, 2, NOW),
                new PoolCommand.ResetBreaker("ana", null, NOW),
                new PoolCommand.NoteReputation(REPUTATIONS, NOW));
    }

    @ParameterizedTest
    @MethodSource("events")
    void bytesOfFactsAreFrozen(PoolEvent event) {
        check(EVENTS, event);
        assertEquals(event, EVENTS.decode(EVENTS.encode(event), NOW));
    }

    @Test
    void bytesOfTheSecondVersionAreFrozenToo() {
        var opened =
                new PoolEvent.VotingOpened(
                        pool(3), gold(1), Algorithm.BALANCED_2, Scores.of(-693_147, 5), NOW);
        GoldenBytes.check("VotingOpened_v2", EVENTS.encode(opened));
        assertEquals(opened, EVENTS.decode(EVENTS.encode(opened), NOW));
        var open = new PoolCommand.OpenVoting(pool(3), gold(0), 2, NOW);
        GoldenBytes.check("OpenVoting_v2", COMMANDS.encode(open));
        assertEquals(open, COMMANDS.decode(COMMANDS.encode(open), NOW));
    }

    @Test
    void bytesOfAWishForOneJobAreFrozenToo() {
        var reset = new PoolCommand.ResetBreaker("ana", JOB, NOW);
        GoldenBytes.check("ResetBreaker_v2", COMMANDS.encode(reset));
        assertEquals(reset, COMMANDS.decode(COMMANDS.encode(reset), NOW));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void bytesOfCommandsAreFrozen(PoolCommand command) {
        check(COMMANDS, command);
        assertEquals(command, COMMANDS.decode(COMMANDS.encode(command), NOW));
    }

    @Test
    void everyKindOfFactAndWishIsHere() {
        assertEquals(
                Set.of(PoolEvent.class.getPermittedSubclasses()),
                events().map(Object::getClass).collect(Collectors.toSet()));
        assertEquals(
                Set.of(PoolCommand.class.getPermittedSubclasses()),
                commands().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void whatIsNotOfThisKindIsUndecodable() {
        for (var bytes : List.of(new byte[0], new byte[] {8, 1}, new byte[] {18, 2, 10, 0})) {
            assertThrows(UndecodableException.class, () -> EVENTS.decode(bytes, NOW));
            assertThrows(UndecodableException.class, () -> COMMANDS.decode(bytes, NOW));
        }
    }

    @Test
    void damagedBytesAreRefusedOrReadAsAValue() {
        new CodecContract<>(EVENTS, PoolEvent.class, "ale.consensus.v1", NOW)
                .survivesDamage(events().toList());
        new CodecContract<>(COMMANDS, PoolCommand.class, "ale.consensus.v1", NOW)
                .survivesDamage(commands().toList());
    }

    private static <T> void check(Codec<T> codec, T value) {
        var type = codec.typeOf(value);
        GoldenBytes.check(type.substring(type.lastIndexOf('.') + 1) + "_v1", codec.encode(value));
    }
}
