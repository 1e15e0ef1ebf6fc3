/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.ale.eventsourcing.postgres.Schema;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the tables are there; else it tells why they are not. */
@Readiness
@Singleton
public final class SchemaReadiness implements HealthCheck {
    private final Schema schema;

    @Inject
    SchemaReadiness(Schema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("schema");
        var obstacle = schema.obstacle();
        return obstacle == null
                ? answer.up().build()
                : answer.down().withData("reason", obstacle).build();
    }
}
