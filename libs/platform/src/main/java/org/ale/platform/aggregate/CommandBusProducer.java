/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ale.eventsourcing.CommandBus;

/**
 * The bean behind {@code @Inject CommandBus<XCommand, XEvent>}. CDI allows a generic producer only
 * for dependent beans: each injection point has its own, and all lead to the one runtime.
 */
@Singleton
final class CommandBusProducer {
    @Produces
    @Dependent
    <C, E> CommandBus<C, E> commandBus(AggregateLifecycle lifecycle, Tracer tracer) {
        return new LateCommandBus<>(lifecycle, tracer);
    }
}
