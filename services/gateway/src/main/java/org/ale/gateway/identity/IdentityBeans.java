/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.ale.gateway.vault.SigningKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of the rim, and the session tokens signed with the vault's secret. */
final class IdentityBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SessionTokens tokens(
            SigningKeys keys,
            @ConfigProperty(name = "ale.gateway.session-life") Duration life,
            Clock clock) {
        return new SessionTokens(keys.secret(), life, clock);
    }
}
