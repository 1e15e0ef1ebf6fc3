/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.eventsourcing.testing.Patience;
import org.ale.eventsourcing.testing.Tally;
import org.ale.eventsourcing.testing.Tally.Add;
import org.ale.eventsourcing.testing.Tally.Added;
import org.ale.eventsourcing.testing.Tally.Sum;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command makes one trace through every log that follows it. */
class TraceTest {
    private final KeptSpans spans = new KeptSpans();
    @TempDir Path snapshots;

    private static final class KeptSpans implements SpanExporter {
        final ConcurrentLinkedQueue<SpanData> all = new ConcurrentLinkedQueue<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            all.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        /** Waits for the span of a topic's record that has this parent. */
        SpanData processed(String topic, String parentSpanId) throws InterruptedException {
            var deadline = System.nanoTime() + Patience.MAX.toNanos();
            while (System.nanoTime() < deadline) {
                for (var span : all) {
                    if (span.getName().equals("process " + topic)
                            && span.getParentSpanId().equals(parentSpanId)) {
                        return span;
                    }
                }
                Thread.sleep(20);
            }
            throw new AssertionError("no span of " + topic + " under " + parentSpanId);
        }
    }

    @BeforeEach
    void traceEverything() {
        GlobalOpenTelemetry.resetForTest();
        OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .buildAndRegisterGlobal();
    }

    @AfterEach
    void traceNothing() {
        GlobalOpenTelemetry.resetForTest();
    }

    private RuntimeConfig config(String prefix, String service) {
        return RuntimeConfig.of(System.getProperty("ale.test.kafka", "localhost:29092"), service)
                .withTopicPrefix(prefix)
                .withSnapshots(snapshots);
    }

    private static Aggregate<Add, Sum, Added> follower(String name, String of, Keying keying) {
        var follow =
                new Followed<Integer, Add>(
                        "ale." + of + ".tally.events.v1",
                        Tally::amount,
                        (stream, amount, _) -> List.of(new Addressed<>(stream, new Add(amount))),
                        keying);
        return Tally.aggregate(name, List.of(follow));
    }

    @Test
    void linksEachServiceToTheOneThatItFollows() throws Exception {
        var prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
        var first = Tally.aggregate("first", List.of());
        var second = follower("second", "first", Keying.SAME_KEY);
        var third = follower("third", "second", Keying.RE_KEYED);
        try (var one = AggregateRuntime.start(first, config(prefix, "first"));
                var two = AggregateRuntime.start(second, config(prefix, "second"));
                var three = AggregateRuntime.start(third, config(prefix, "third"))) {
            assertTrue(two.health().halted().isEmpty() && three.health().halted().isEmpty());
            var root = GlobalOpenTelemetry.getTracer("test").spanBuilder("root").startSpan();
            send(one, root);
            root.end();
            var parent = root.getSpanContext().getSpanId();
            for (var topic :
                    List.of(
                            first.topics().commands(),
                            first.topics().events(),
                            second.topics().events(),
                            third.topics().commands())) {
                parent = spans.processed(prefix + topic, parent).getSpanId();
            }
            assertEquals(
                    List.of(root.getSpanContext().getTraceId()),
                    spans.all.stream().map(SpanData::getTraceId).distinct().toList());
        }
    }

    private static void send(AggregateRuntime<Add, Sum, Added> runtime, Span root)
            throws Exception {
        try (var scope = root.makeCurrent()) {
            runtime.bus()
                    .send("s", List.of(new Wish<>(new CommandId("a"), new Add(1))), Patience.MAX)
                    .toCompletableFuture()
                    .get(Patience.MAX.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
