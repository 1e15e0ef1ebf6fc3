/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.Policy;
import org.ale.eventsourcing.testing.Flood;
import org.ale.eventsourcing.testing.Patience;
import org.ale.eventsourcing.testing.Tally;
import org.ale.eventsourcing.testing.Tally.Add;
import org.ale.eventsourcing.testing.Tally.Added;
import org.ale.eventsourcing.testing.Tally.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregateRuntimeTest {
    @TempDir Path snapshots;

    private RuntimeConfig config() {
        return RuntimeConfig.of(System.getProperty("ale.test.kafka", "localhost:29092"), "tally")
                .withTopicPrefix("t" + UUID.randomUUID().toString().substring(0, 8) + "-")
                .withSnapshots(snapshots);
    }

    @Test
    void answersARepeatedCommandWithItsFirstOutcomeAlsoAfterARestart() throws Exception {
        var config = config();
        var aggregate = Tally.aggregate("tally", List.of());
        Outcome<Added> first;
        try (var runtime = AggregateRuntime.start(aggregate, config)) {
            first = one(runtime.bus(), "s", "a", 5);
            assertEquals(first, one(runtime.bus(), "s", "a", 5));
        }
        try (var runtime = AggregateRuntime.start(aggregate, config)) {
            assertEquals(first, one(runtime.bus(), "s", "a", 5));
            var second = one(runtime.bus(), "s", "b", Tally.LIMIT);
            assertInstanceOf(Outcome.Rejected.class, second);
        }
    }

    @Test
    void followsAnotherLogWithTheSameKeyAndWithAnotherKey() throws Exception {
        var config = config();
        var source = Tally.aggregate("source", List.of());
        var same = Tally.aggregate("same", List.of(follow(Keying.SAME_KEY, "")));
        var other = Tally.aggregate("other", List.of(follow(Keying.RE_KEYED, "x-")));
        try (var a = AggregateRuntime.start(source, config);
                var b = start(same, config, "same");
                var c = start(other, config, "other")) {
            for (var index = 0; index < 200; index++) {
                one(a.bus(), "k" + index % 3, "id" + index, 1);
            }
            awaitEvents(b, 200);
            awaitEvents(c, 200);
        }
    }

    private static AggregateRuntime<Add, Sum, Added> start(
            org.ale.eventsourcing.Aggregate<Add, Sum, Added> aggregate,
            RuntimeConfig config,
            String service) {
        return AggregateRuntime.start(
                aggregate,
                new RuntimeConfig(
                        config.bootstrapServers(),
                        service,
                        "0",
                        config.topicPrefix(),
                        config.partitions(),
                        config.snapshots()));
    }

    private static void awaitEvents(AggregateRuntime<?, ?, ?> runtime, int count) throws Exception {
        Patience.until(() -> runtime.health().gauges().events.sum() >= count);
        assertEquals(count, runtime.health().gauges().events.sum());
    }

    private static Followed<Integer, Add> follow(Keying keying, String prefix) {
        return new Followed<>(
                "ale.source.tally.events.v1",
                payload ->
                        Integer.parseInt(
                                new String(payload, java.nio.charset.StandardCharsets.UTF_8)),
                (stream, event, _) ->
                        List.of(new Policy.Addressed<>(prefix + stream, new Add(event))),
                keying);
    }

    private static Outcome<Added> one(
            CommandBus<Add, Added> bus, String stream, String id, int amount) throws Exception {
        return get(bus.send(
                        stream,
                        List.of(new Wish<>(new CommandId(id), new Add(amount))),
                        Patience.MAX))
                .getFirst();
    }

    private static <T> T get(CompletionStage<T> stage)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(Patience.MAX.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void carriesOutEveryCommandOnceWhenThousandsAreInFlight() throws Exception {
        try (var runtime = AggregateRuntime.start(Tally.aggregate("tally", List.of()), config())) {
            one(runtime.bus(), "s", "first", 1);
            var pending = new ArrayList<CompletionStage<List<Outcome<Added>>>>();
            for (var batch = 0; batch < 1000; batch++) {
                var wishes = new ArrayList<Wish<Add>>();
                for (var index = 0; index < 20; index++) {
                    wishes.add(new Wish<>(new CommandId(batch + "-" + index), new Add(1)));
                }
                pending.add(runtime.bus().send("s" + batch % 4, wishes, Patience.MAX));
            }
            for (var stage : pending) {
                assertEquals(20, get(stage).size());
            }
            for (var stream = 0; stream < 4; stream++) {
                assertSumIs(5_000, runtime.bus(), "s" + stream);
            }
        }
    }

    /** There is room for exactly what the limit leaves. */
    private static void assertSumIs(int sum, CommandBus<Add, Added> bus, String stream)
            throws Exception {
        var left = Tally.LIMIT - sum;
        assertInstanceOf(Outcome.Rejected.class, one(bus, stream, stream + "-more", left + 1));
        assertInstanceOf(Outcome.Accepted.class, one(bus, stream, stream + "-all", left));
    }

    /** More than one record holds: its facts go, and its reply stays small. */
    @Test
    void aCommandThatLeadsToMoreThanARecordHoldsIsAnsweredAndTheNextToo() throws Exception {
        try (var runtime = AggregateRuntime.start(Flood.aggregate(), config())) {
            var large = new Wish<>(new CommandId("a"), new Flood.Pour(12_000, 1_000));
            var small = new Wish<>(new CommandId("b"), new Flood.Pour(1, 1));
            var first = get(runtime.bus().send("s", List.of(large), Patience.MAX)).getFirst();
            var next = get(runtime.bus().send("s", List.of(small), Patience.MAX)).getFirst();
            assertEquals(List.of(), events(first));
            assertEquals(List.of("x"), events(next));
            assertEquals(12_001, runtime.health().gauges().events.sum());
        }
    }

    private static List<?> events(Outcome<String> outcome) {
        return assertInstanceOf(Outcome.Accepted.class, outcome).events();
    }
}
