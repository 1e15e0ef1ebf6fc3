/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.Outcome;

/**
 * Leads to the runtime once it runs; a span holds the way of a command from here to its outcome.
 */
final class LateCommandBus<C, E> implements CommandBus<C, E> {
    private final AggregateLifecycle lifecycle;
    private final Tracer tracer;

    LateCommandBus(AggregateLifecycle lifecycle, Tracer tracer) {
        this.lifecycle = lifecycle;
        this.tracer = tracer;
    }

    @Override
    public CompletionStage<List<Outcome<E>>> send(
            String streamId, List<Wish<C>> wishes, Duration deadline) {
        var runtime = lifecycle.runtime();
        if (runtime == null) {
            return CompletableFuture.failedFuture(new NotStartedException(lifecycle.obstacle()));
        }
        // One service has one aggregate, so its bus has the types of the only injection points
        // there are.
        @SuppressWarnings("unchecked")
        var bus = (CommandBus<C, E>) runtime.bus();
        var span = tracer.spanBuilder("decide commands").setSpanKind(SpanKind.PRODUCER).startSpan();
        try (var scope = span.makeCurrent()) {
            return bus.send(streamId, wishes, deadline)
                    .whenComplete((outcomes, failure) -> {
                        if (failure != null) {
                            span.setStatus(StatusCode.ERROR);
                        }
                        span.end();
                    });
        } catch (RuntimeException e) {
            span.end();
            throw e;
        }
    }
}
