/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ale.eventsourcing.runtime.OwnerLog;
import org.ale.eventsourcing.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an owner may expect of its log. The log in memory and Kafka pass the same test. */
public abstract class LogTck {
    private static final int CUTS = 12;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LogCluster cluster;

    /** An empty cluster with topics of its own. */
    protected abstract LogCluster cluster() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        cluster = cluster();
    }

    @AfterEach
    void end() throws Exception {
        cluster.close();
    }

    private TckMember member(String instance) {
        return new TckMember(cluster.life(instance));
    }

    @Test
    void deliversEachPartitionInItsOrder() {
        cluster.wish(0, "a", "b", "c", "d", "e");
        cluster.wish(1, "u", "v", "w");
        cluster.happenElsewhere(0, "x", "y", "z");
        try (var member = member("0").fenced()) {
            member.pollUntil(11);
            assertEquals(List.of("a", "b", "c", "d", "e"), member.wishes(0));
            assertEquals(List.of("u", "v", "w"), member.wishes(1));
            assertEquals(List.of("x", "y", "z"), member.elsewhere(0));
            assertTrue(member.offsetsRise());
        }
    }

    @Test
    void keepsTheOrderOfWhatSeveralTransactionsWrote() {
        cluster.wish(0, "a", "b");
        try (var member = member("0").fenced()) {
            member.pollUntil(2);
            member.commit(0, 1, "1", "2");
            var end = member.commit(0, 2, "3");
            assertEquals(List.of("1", "2", "3"), cluster.facts(0));
            assertEquals(List.of(), member.facts(0, end), "an end is after the last fact");
            member.commit(0, 2, "4");
            assertEquals(List.of("4"), member.facts(0, end));
        }
    }

    @Test
    void showsNothingOfATransactionBeforeItsEnd() throws Exception {
        try (var member = member("0").fenced();
                var open = cluster.transaction("elsewhere")) {
            open.happenElsewhere(0, "a");
            cluster.happenElsewhere(0, "b");
            // Whoever shows b shows it before what comes after it: c may share a fetch, d does not.
            cluster.happenElsewhere(1, "c");
            member.pollUntil(1);
            cluster.happenElsewhere(1, "d");
            member.pollUntil(2);
            assertEquals(List.of(), member.elsewhere(0), "b lies behind what is not decided");
            open.commit();
            member.pollUntil(4);
            assertEquals(List.of("a", "b"), member.elsewhere(0));
        }
    }

    @Test
    void neverShowsWhatWasAborted() throws Exception {
        try (var member = member("0").fenced();
                var open = cluster.transaction("elsewhere")) {
            open.happenElsewhere(0, "a");
            open.abort();
            cluster.happenElsewhere(0, "b");
            member.pollUntil(1);
            assertEquals(List.of("b"), member.elsewhere(0));
        }
    }

    @Test
    void movesPositionsWithTheFactsThatFollowFromThem() {
        cluster.wish(0, "a", "b", "c");
        try (var member = member("0").fenced()) {
            member.pollUntil(3);
            member.commit(0, 2, "1", "2");
        }
        try (var next = member("0").fenced()) {
            next.pollUntil(1);
            assertEquals(List.of("c"), next.wishes(0));
            assertEquals(List.of("1", "2"), next.facts(0, 0));
        }
    }

    @Test
    void givesALifeThatDidNotCommitItsInputsAgain() {
        cluster.wish(0, "a", "b");
        try (var member = member("0").fenced()) {
            member.pollUntil(2);
        }
        try (var next = member("0").fenced()) {
            next.pollUntil(2);
            assertEquals(List.of("a", "b"), next.wishes(0));
        }
    }

    @Test
    void abortsWhatAnEarlierLifeLeftOpen() throws Exception {
        try (var open = cluster.transaction("0")) {
            open.happen(0, "ghost");
            try (var next = member("0").fenced()) {
                assertEquals(List.of(), next.facts(0, 0));
                assertThrows(RuntimeException.class, open::commit);
            }
        }
        assertEquals(List.of(), cluster.facts(0));
    }

    @Test
    void refusesTheCommitOfAZombie() {
        cluster.wish(0, "a");
        try (var zombie = member("0").fenced()) {
            zombie.pollUntil(1);
            try (var next = member("0").fenced()) {
                assertThrows(RuntimeException.class, () -> zombie.commit(0, 1, "ghost"));
                next.pollUntil(1);
                assertEquals(List.of("a"), next.wishes(0), "a zombie moved a position");
                next.commit(0, 1, "1");
            }
        }
        assertEquals(List.of("1"), cluster.facts(0));
    }

    @Test
    void waitsForThePredecessorsEndBeforeItFolds() throws Exception {
        try (var open = cluster.transaction("7");
                var member = member("0").fenced()) {
            open.happen(0, "1");
            var folded = CompletableFuture.supplyAsync(() -> member.facts(0, 0));
            // No right log fails this, whatever the time; a wrong one has the time to show itself.
            Thread.sleep(400);
            assertFalse(folded.isDone(), "it folded while a predecessor was not done");
            open.commit();
            assertEquals(List.of("1"), folded.get(Patience.MAX.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void handsPartitionsOverToANewMember() {
        cluster.wish(0, "a");
        cluster.wish(1, "u", "v");
        try (var first = member("0").fenced()) {
            first.pollUntil(3);
            assertEquals(Set.of(0, 1), first.held());
            first.commit(1, 1, "1");
            try (var second = member("1").fenced()) {
                while (first.held().size() != 1 || second.held().size() != 1) {
                    first.pollFor(Duration.ofMillis(50));
                    second.pollFor(Duration.ofMillis(50));
                    first.checkPatience();
                }
                var all = new TreeSet<>(first.held());
                all.addAll(second.held());
                assertEquals(Set.of(0, 1), all);
                assertEquals(Set.of(1), second.held());
                second.pollUntil(1);
                assertEquals(List.of("v"), second.wishes(1), "u was committed by the first");
                assertEquals(List.of("1"), second.facts(1, 0));
            }
        }
    }

    @Test
    void refusesTheCommitOfAMemberThatWasExpelled() throws Exception {
        cluster.wish(0, "a");
        try (var first = member("0").fenced()) {
            first.pollUntil(1);
            cluster.expel("0");
            assertThrows(RuntimeException.class, () -> first.commit(0, 1, "ghost"));
        }
        assertEquals(List.of(), cluster.facts(0));
    }

    @Test
    void leavesACommitThatNobodyHeardWholeOrUndone() {
        for (var round = 0; round < CUTS; round++) {
            cluster.wish(0, "a" + round, "b" + round);
        }
        for (var round = 0; round < CUTS; round++) {
            try (var frail = new TckMember(cluster.frail("0", round)).fenced()) {
                frail.pollUntil(1);
                var first = frail.firstOffset(0);
                frail.commit(0, first + 1, "of " + frail.wishes(0).getFirst());
            } catch (RuntimeException cut) {
                assertNotNull(cut, "it may fail at any step");
            }
        }
        try (var last = member("0").fenced()) {
            last.pollUntil(1);
            var done = last.firstOffset(0);
            var expected = new ArrayList<String>();
            for (var wish = 0; wish < done; wish++) {
                expected.add("of " + (wish % 2 == 0 ? "a" : "b") + wish / 2);
            }
            assertEquals(expected, last.facts(0, 0), "facts and position differ");
        }
    }

    @Test
    void carriesTheTraceOfARecordOn() throws Exception {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        cluster.wish(0, "a");
        try (var member = member("0").fenced()) {
            member.pollUntil(1);
            member.commit(
                    List.of(
                            new OwnerLog.Output(
                                    LogCluster.TOPICS.commands(),
                                    0,
                                    "key",
                                    LogCluster.bytes("b"),
                                    Map.of("traceparent", trace))),
                    0,
                    1);
            member.pollUntil(2);
            assertEquals(trace, member.lastTrace());
        }
    }

    @Test
    void takesAValueAsLargeAsItPromisesAndNoneThatIsLarger() {
        var largest = "x".repeat(OwnerLog.VALUE_BYTES_MAX);
        cluster.wish(0, "a", "b");
        try (var member = member("0").fenced()) {
            member.pollUntil(2);
            member.commit(0, 1, largest);
            assertEquals(List.of(largest), member.facts(0, 0));
            var larger = largest + "x".repeat(64 * 1024);
            assertThrows(RuntimeException.class, () -> member.commit(0, 2, larger));
        }
        assertEquals(List.of(largest), cluster.facts(0));
    }
}
