/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ale.gateway.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many unknown API keys one address may try: each costs the vault a query. Only failures count,
 * so that any number of honest clients may call from behind one address.
 */
@Singleton
public final class FailedSignIns {
    private static final int ADDRESSES_MAX = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private final long perMinute;
    private final long burst;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(ADDRESSES_MAX)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .build();

    FailedSignIns(
            @ConfigProperty(name = "ale.gateway.failed-sign-ins-per-minute") long perMinute,
            @ConfigProperty(name = "ale.gateway.failed-sign-ins-burst") long burst) {
        this.perMinute = perMinute;
        this.burst = burst;
    }

    /**
     * Before the vault is asked.
     *
     * @throws Problem 429 {@code rate-limited} if too many failed before
     */
    void require(String address) {
        var bucket = buckets.getIfPresent(address);
        var probe = bucket == null ? null : bucket.estimateAbilityToConsume(1);
        if (probe != null && !probe.canBeConsumed()) {
            var seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw Problem.retryLater(
                    429, "rate-limited", "Too many unknown API keys from your address.", seconds);
        }
    }

    void count(String address) {
        buckets.get(address, _ -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
