/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ale.chainbridge.domain.FeeLimits;
import org.ale.chainbridge.domain.Hash32;
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

    /** Development only; not looked at if there is a key file or a signer. */
    @Inject
    @ConfigProperty(name = "ale.bridge.poster-key")
    Optional<String> posterKey;

    /** An encrypted key file. */
    @Inject
    @ConfigProperty(name = "ale.bridge.keystore")
    Optional<Path> keystore;

    @Inject
    @ConfigProperty(name = "ale.bridge.keystore-password-file")
    Optional<Path> keystorePasswordFile;

    /** A process that signs. */
    @Inject
    @ConfigProperty(name = "ale.bridge.signer-url")
    Optional<URI> signerUrl;

    @Inject
    @ConfigProperty(name = "ale.bridge.signer-public-key")
    Optional<String> signerPublicKey;

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
    @ConfigProperty(name = "ale.bridge.send-again-after")
    Duration sendAgainAfter;

    @Inject
    @ConfigProperty(name = "ale.bridge.bump-after")
    Duration bumpAfter;

    @Inject
    @ConfigProperty(name = "ale.bridge.stuck-after")
    Duration stuckAfter;

    @Inject
    @ConfigProperty(name = "ale.bridge.fee-ceiling-wei")
    BigInteger feeCeilingWei;

    @Inject
    @ConfigProperty(name = "ale.bridge.daily-budget-wei")
    BigInteger dailyBudgetWei;

    /** Roots that somebody else posted and the guardian vetoed: an operator has looked at them. */
    @Inject
    @ConfigProperty(name = "ale.bridge.vetoed-roots")
    Optional<List<String>> vetoedRoots;

    Set<Hash32> strangeRoots() {
        return vetoedRoots.orElse(List.of()).stream()
                .map(Hash32::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    FeeLimits limits() {
        return new FeeLimits(feeCeilingWei, dailyBudgetWei);
    }
}
