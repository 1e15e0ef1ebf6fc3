/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.testing.Flood;
import org.ale.eventsourcing.testing.Flood.Pour;
import org.junit.jupiter.api.Test;

/** A command may lead to more than a reply can carry, or to what no log takes. */
class LargeCommandsTest {
    private static final int KIB = 1024;

    private final MemoryBus<Pour, Integer, String> bus =
            new MemoryBus<>(Flood.aggregate(), Instant.EPOCH);

    @Test
    void aReplyCarriesTheFactsOfAnOrdinaryCommand() {
        assertEquals(3, told(pour("a", 3, 10)));
    }

    /** Nothing of it may depend on the restart: the same id hears the same. */
    @Test
    void aReplyToALargeCommandNamesItsPlaceOnly() {
        var first = pour("a", 12_000, KIB);
        assertEquals(0, told(first));
        assertEquals(12_000, accepted(first).token().position());
        assertEquals(first, pour("a", 12_000, KIB));
        bus.restart();
        assertEquals(first, pour("a", 12_000, KIB));
        assertEquals(12_000, bus.facts().size());
    }

    @Test
    void aReplyToManyCommandsStaysSmallToo() throws Exception {
        var wishes =
                Stream.of("a", "b", "c")
                        .map(id -> new Wish<>(new CommandId(id), new Pour(1, 100 * KIB)))
                        .toList();
        var outcomes = bus.send("s", wishes, Duration.ZERO).toCompletableFuture().get();
        assertEquals(List.of(1, 1, 0), outcomes.stream().map(LargeCommandsTest::told).toList());
        assertEquals(3, bus.facts().size());
    }

    /** The input must count as what ended the life; else its partition restarts on it for ever. */
    @Test
    void aFactThatNoLogTakesIsSetAsideTheSecondTime() throws Exception {
        var tooLarge = new Wish<>(new CommandId("a"), new Pour(1, OwnerLog.VALUE_BYTES_MAX));
        assertThrows(
                IllegalStateException.class, () -> bus.send("s", List.of(tooLarge), Duration.ZERO));
        bus.restart();
        var next = new Wish<>(new CommandId("b"), new Pour(1, 1));
        var outcomes = bus.send("s", List.of(next), Duration.ZERO).toCompletableFuture().get();
        var aside = assertInstanceOf(Outcome.Rejected.class, outcomes.getFirst());
        assertEquals("INTERNAL_FAULT", aside.code());
        assertEquals(1, told(outcomes.getLast()));
        assertEquals(1, bus.facts().size());
        assertEquals(1, bus.deadLetters().size());
    }

    private Outcome<String> pour(String id, int facts, int bytes) {
        var wish = new Wish<>(new CommandId(id), new Pour(facts, bytes));
        return bus.send("s", List.of(wish), Duration.ZERO)
                .toCompletableFuture()
                .resultNow()
                .getFirst();
    }

    private static Outcome.Accepted<?> accepted(Outcome<String> outcome) {
        return assertInstanceOf(Outcome.Accepted.class, outcome);
    }

    private static int told(Outcome<String> outcome) {
        return accepted(outcome).events().size();
    }
}
