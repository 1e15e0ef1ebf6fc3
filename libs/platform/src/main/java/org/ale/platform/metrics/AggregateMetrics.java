/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;
import org.ale.platform.aggregate.AggregateStarted;

/** What the owner of the aggregate has done and how it stands. */
@Singleton
public final class AggregateMetrics {
    private final MeterRegistry registry;

    @Inject
    AggregateMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void bind(@Observes AggregateStarted started) {
        var runtime = started.runtime();
        var gauges = runtime.health().gauges();
        count("ale.commands", "Commands decided.", gauges.commands);
        count("ale.commands.refused", "Commands refused.", gauges.refusals);
        count("ale.inputs.repeated", "Records that came again and were passed.", gauges.repeated);
        count("ale.events", "Facts appended.", gauges.events);
        count("ale.transactions", "Transactions committed.", gauges.transactions);
        count("ale.events.folded", "Facts read again to rebuild states.", gauges.foldedEvents);
        count("ale.owner.restarts", "Times the owner began again.", gauges.restarts);
        Gauge.builder("ale.partitions.halted", runtime, it -> it.health().halted().size())
                .description("Partitions that stopped and need a person.")
                .register(registry);
        Gauge.builder("ale.log.lag.records", ConsumerLag::recordsMax)
                .description("Records by which the slowest input of this process is behind.")
                .register(registry);
    }

    private void count(String name, String description, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
