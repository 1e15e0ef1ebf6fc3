/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the owner carries out commands and none of its partitions has halted. */
@Readiness
@Singleton
public final class AggregateReadiness implements HealthCheck {
    private final AggregateLifecycle lifecycle;

    @Inject
    AggregateReadiness(AggregateLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("aggregate");
        if (!lifecycle.isOwner()) {
            return answer.up().build();
        }
        var runtime = lifecycle.runtime();
        if (runtime == null) {
            return answer.down().withData("reason", lifecycle.obstacle()).build();
        }
        var health = runtime.health();
        health.halted()
                .forEach((partition, reason) -> answer.withData("partition " + partition, reason));
        return answer.status(health.running()).build();
    }
}
