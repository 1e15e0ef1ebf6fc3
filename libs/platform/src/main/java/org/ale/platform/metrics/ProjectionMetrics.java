/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ale.eventsourcing.postgres.ProjectionProgress;

/** How each read model moves. */
@Singleton
public final class ProjectionMetrics {
    private static final String PROJECTION = "projection";
    private static final double MILLIS_PER_SECOND = 1_000;

    private final MeterRegistry registry;

    @Inject
    ProjectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void bind(@Observes ProjectionProgress begun) {
        FunctionCounter.builder("ale.projection.events", begun, ProjectionProgress::applied)
                .description("Facts applied.")
                .tag(PROJECTION, begun.projection())
                .register(registry);
        Gauge.builder(
                        "ale.projection.delay.seconds",
                        begun,
                        progress -> progress.delayMillis() / MILLIS_PER_SECOND)
                .description("From the newest fact's log time to its being visible.")
                .tag(PROJECTION, begun.projection())
                .register(registry);
        Gauge.builder("ale.projection.faulty", begun, progress -> progress.fault() == null ? 0 : 1)
                .description("1 while it is stuck.")
                .tag(PROJECTION, begun.projection())
                .register(registry);
    }
}
