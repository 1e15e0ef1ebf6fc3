/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ale.chainbridge.domain.FeeLimits;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configuration keys of the rim. */
@Singleton
final class BridgeConfig {
    /** Where the contracts are, as {@code contracts/bin/deploy} writes it. */
    @Inject
    @ConfigProperty(name = "ale.chain.file")
    Path chainFile;

    @Inject
    @ConfigProperty(name = "ale.bridge.rpc-urls")
    List<String> rpcUrls;

    @Inject
    @ConfigProperty(name = "ale.bridge.rpc-timeout")
    Duration rpcTimeout;

    /** Development only. */
    @Inject
    @ConfigProperty(name = "ale.bridge.poster-key")
    String posterKey;

    @Inject
    @ConfigProperty(name = "ale.bridge.poll-every")
    Duration pollEvery;

    @Inject
    @ConfigProperty(name = "ale.bridge.epoch-every")
    Duration epochEvery;

    @Inject
    @ConfigProperty(name = "ale.bridge.mint-every")
    Duration mintEvery;

    @Inject
    @ConfigProperty(name = "ale.bridge.reconcile-every")
    Duration reconcileEvery;

    @Inject
    @ConfigProperty(name = "ale.bridge.bump-after")
    Duration bumpAfter;

    @Inject
    @ConfigProperty(name = "ale.bridge.fee-ceiling-wei")
    BigInteger feeCeilingWei;

    @Inject
    @ConfigProperty(name = "ale.bridge.daily-budget-wei")
    BigInteger dailyBudgetWei;

    FeeLimits limits() {
        return new FeeLimits(feeCeilingWei, dailyBudgetWei);
    }
}
