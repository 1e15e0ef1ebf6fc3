/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets answers after a day and challenges that lapsed. */
@Singleton
final class VaultSweeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(VaultSweeper.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private final Vault vault;

    VaultSweeper(Vault vault) {
        this.vault = vault;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(PERIOD.toMillis(), _ -> Thread.ofVirtual().start(this::sweep));
    }

    private void sweep() {
        try {
            vault.update(
                    "DELETE FROM idempotent_request WHERE claimed_at < now() - interval '24"
                            + " hours'");
            vault.update("DELETE FROM challenge WHERE expires_at < now()");
        } catch (VaultException e) {
            LOGGER.atWarn().setCause(e).log("sweep failed; the next one will do its work");
        }
    }
}
