/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Policy;
import org.ale.eventsourcing.testing.Tally;
import org.ale.eventsourcing.testing.Tally.Add;
import org.ale.eventsourcing.testing.log.LogMutant;
import org.ale.schemas.log.v1.EventRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final int WISHES = 4_000;
    private static final int STREAMS = 12;

    /** What a run came to. */
    private record Run(List<String> violations, FaultCounts faultCounts, String digest) {}

    private static Simulation rested(long seed) {
        var simulation = new Simulation(seed, LogMutant.NONE, 100, 150);
        var first = simulation.add(Tally.aggregate("first", List.of()));
        simulation.add(Tally.aggregate("other", List.of(follow(Keying.RE_KEYED, "x-"))));
        var random = new Random(seed);
        for (var wish = 0; wish < WISHES; wish++) {
            first.send("s" + random.nextInt(STREAMS), "w" + wish, new Add(1 + random.nextInt(9)));
            simulation.broker().tick(random.nextInt(40));
            simulation.step();
        }
        rest(simulation, new ArrayList<>());
        return simulation;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void comesToTheSameStatesInAnotherNumberOfPartitions(int partitions) {
        assertEquals(List.of(), rested(3).repartitioned(partitions));
    }

    @Test
    void findsThatAllStreamsAreSpreadOverPartitions() {
        var broken =
                rested(3)
                        .repartitioned(
                                3, (to, fact) -> (int) (fact.getSequence() % to.partitions()));
        assertEquals(2, broken.size());
    }

    @Test
    void findsOneStreamThatIsSpreadOverPartitions() {
        var simulation = rested(3);
        var broken =
                simulation.repartitioned(
                        2,
                        (_, fact) ->
                                fact.getStreamId().equals("s0") && fact.getSequence() > 1 ? 1 : 0);
        assertEquals(1, broken.size());
    }

    /** One tally, one that follows it with the same keys, one that follows it with others. */
    private static Run run(long seed, LogMutant bug) {
        var violations = new ArrayList<String>();
        var simulation = new Simulation(seed, bug, 100, 150);
        try {
            var first = simulation.add(Tally.aggregate("first", List.of()));
            simulation.add(Tally.aggregate("same", List.of(follow(Keying.SAME_KEY, ""))));
            simulation.add(Tally.aggregate("other", List.of(follow(Keying.RE_KEYED, "x-"))));
            var random = new Random(seed);
            var sent = new long[STREAMS];
            for (var wish = 0; wish < WISHES && !simulation.isHalted(); wish++) {
                var stream = random.nextInt(STREAMS);
                var amount = 1 + random.nextInt(9);
                sent[stream] += amount;
                for (var time = 0; time <= random.nextInt(3); time++) {
                    first.send("s" + stream, "w" + wish, new Add(amount));
                }
                simulation.broker().tick(random.nextInt(40));
                simulation.step();
            }
            rest(simulation, violations);
            checkSums(simulation, sent, violations);
            violations.addAll(simulation.check());
        } catch (RuntimeException e) {
            violations.add("it broke: " + e);
        }
        return new Run(violations, simulation.faultCounts(), simulation.digest());
    }

    private static Followed<Integer, Add> follow(Keying keying, String prefix) {
        return new Followed<>(
                "ale.first.tally.events.v1",
                Tally::amount,
                (stream, amount, _) ->
                        List.of(new Policy.Addressed<>(prefix + stream, new Add(amount))),
                keying);
    }

    private static void rest(Simulation simulation, List<String> violations) {
        simulation.stopFaults();
        for (var round = 0; round < 400; round++) {
            simulation.broker().tick(100);
            if (simulation.stepAll() == 0 && round > 200) {
                return;
            }
        }
        violations.add("it never comes to rest");
    }

    /** Each wish was carried out once, and was followed once by each. */
    private static void checkSums(Simulation simulation, long[] sent, List<String> violations) {
        for (var name : List.of("first", "same", "other")) {
            for (var stream = 0; stream < STREAMS; stream++) {
                var id = (name.equals("other") ? "x-s" : "s") + stream;
                var sum = new long[1];
                simulation
                        .broker()
                        .read(
                                "ale." + name + ".tally.events.v1",
                                simulation.broker().partitionOf(id),
                                0,
                                Integer.MAX_VALUE,
                                (_, stored) -> sum[0] += amount(stored.value(), id));
                if (sum[0] != sent[stream]) {
                    violations.add(name + " " + id + " is " + sum[0] + " of " + sent[stream]);
                }
            }
        }
    }

    private static long amount(byte[] sealed, String streamId) {
        try {
            var record = EventRecord.parseFrom(sealed);
            return record.getStreamId().equals(streamId)
                    ? Tally.amount(record.getPayload().toByteArray())
                    : 0;
        } catch (InvalidProtocolBufferException e) {
            return 0;
        }
    }

    @Test
    void keepsEveryPromiseWhileEverythingGoesWrong() {
        for (var seed = 1; seed <= 5; seed++) {
            var run = run(seed, LogMutant.NONE);
            assertEquals(List.of(), run.violations(), "seed " + seed);
            var faultCounts = run.faultCounts();
            assertTrue(faultCounts.crashes() > 20, faultCounts.toString());
            assertTrue(faultCounts.zombies() > 2, faultCounts.toString());
            assertTrue(faultCounts.fallbacks() > 10, faultCounts.toString());
            assertTrue(faultCounts.rebalances() > 2, faultCounts.toString());
            assertTrue(faultCounts.restored() > 5, faultCounts.toString());
            assertTrue(faultCounts.refused() > 2, faultCounts.toString());
        }
    }

    @Test
    void repeatsItselfFromItsSeed() {
        assertEquals(run(7, LogMutant.NONE), run(7, LogMutant.NONE));
        assertNotEquals(run(7, LogMutant.NONE).faultCounts(), run(8, LogMutant.NONE).faultCounts());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void findsEachBugOfTheLog(LogMutant bug) {
        for (var seed = 1; seed <= 5; seed++) {
            if (!run(seed, bug).violations().isEmpty()) {
                return;
            }
        }
        fail(bug + " was not found");
    }
}
