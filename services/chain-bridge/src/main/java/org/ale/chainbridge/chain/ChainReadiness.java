/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready if the chain contradicts the log, or is another; a node that is away is only told. */
@Readiness
@Singleton
public final class ChainReadiness implements HealthCheck {
    private final Alarm alarm;

    @Inject
    ChainReadiness(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("chain").status(alarm.isReady());
        return alarm.reason().isEmpty()
                ? answer.build()
                : answer.withData("reason", alarm.reason()).build();
    }
}
