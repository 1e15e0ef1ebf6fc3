/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A span for each consumed record of a sampled trace, from the poll that brought it to the commit
 * of what follows from it. What follows carries the context of that span on.
 */
final class ConsumedSpans {
    static final String TRACEPARENT = "traceparent";
    private static final String SAMPLED = "-01";
    private static final TextMapGetter<String> ONE_HEADER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of(TRACEPARENT);
                }

                @Override
                public @Nullable String get(@Nullable String traceparent, String name) {
                    return name.equals(TRACEPARENT) ? traceparent : null;
                }
            };

    private final String group;
    private final List<Span> open = new ArrayList<>();

    /**
     * None yet.
     *
     * @param group that consumes
     */
    ConsumedSpans(String group) {
        this.group = group;
    }

    /** Begins the span of a record; gives the trace context of what follows from it. */
    @Nullable String begin(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader(TRACEPARENT);
        if (header == null) {
            return null;
        }
        var traceparent = new String(header.value(), StandardCharsets.UTF_8);
        return traceparent.endsWith(SAMPLED) ? begun(record, traceparent) : traceparent;
    }

    private String begun(ConsumerRecord<?, ?> record, String traceparent) {
        var parent =
                W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), traceparent, ONE_HEADER);
        var span =
                GlobalOpenTelemetry.getTracer("org.ale.eventsourcing")
                        .spanBuilder("process " + record.topic())
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(parent)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.operation.type", "process")
                        .setAttribute("messaging.destination.name", record.topic())
                        .setAttribute("messaging.consumer.group.name", group)
                        .setAttribute(
                                "messaging.destination.partition.id",
                                Integer.toString(record.partition()))
                        .setAttribute("messaging.kafka.offset", record.offset())
                        .startSpan();
        open.add(span);
        return span.getSpanContext().isValid() ? header(span.getSpanContext()) : traceparent;
    }

    private static String header(SpanContext context) {
        return "00-"
                + context.getTraceId()
                + "-"
                + context.getSpanId()
                + "-"
                + context.getTraceFlags().asHex();
    }

    /** What followed from the records is committed. */
    void committed() {
        open.forEach(Span::end);
        open.clear();
    }

    /** Nothing follows from them: they will be consumed again. */
    void abandoned() {
        for (var span : open) {
            span.setStatus(StatusCode.ERROR, "not committed");
            span.end();
        }
        open.clear();
    }
}
