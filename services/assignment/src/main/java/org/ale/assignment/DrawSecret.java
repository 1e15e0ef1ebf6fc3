/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ale.assignment.domain.HmacSeeds;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The deployment's secret from which all draws follow. Whoever knows it foresees them, so there is
 * none that everybody knows: without one of its own the service does not start.
 */
@Singleton
final class DrawSecret {
    private static final String ADVICE =
            "ale.assignment.seed-secret is not set: whoever knows it can foresee every draw, so it"
                + " has no default. Set ALE_ASSIGNMENT_SEED_SECRET to a random text of at least "
                    + HmacSeeds.SECRET_BYTES_MIN
                    + " characters, e.g. of `openssl rand -hex 32`, and keep it as long as the"
                    + " log.";

    private final Optional<String> secret;

    @Inject
    DrawSecret(@ConfigProperty(name = "ale.assignment.seed-secret") Optional<String> secret) {
        this.secret = secret;
    }

    /** What a process checks before it takes any work. */
    void require(@Observes StartupEvent event) {
        bytes();
    }

    HmacSeeds seeds() {
        return new HmacSeeds(bytes());
    }

    private byte[] bytes() {
        var bytes = secret.orElse("").strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < HmacSeeds.SECRET_BYTES_MIN) {
            throw new IllegalStateException(ADVICE);
        }
        return bytes;
    }
}
