/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ale.eventsourcing.postgres.Projectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when no read model is stuck; a stuck one tells its reason. */
@Readiness
@Singleton
public final class ProjectionsReadiness implements HealthCheck {
    private final Projectors projectors;

    @Inject
    ProjectionsReadiness(Projectors projectors) {
        this.projectors = projectors;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("projections").up();
        for (var progress : projectors.all()) {
            var fault = progress.fault();
            if (fault != null) {
                answer.down().withData(progress.projection(), fault);
            }
        }
        return answer.build();
    }
}
