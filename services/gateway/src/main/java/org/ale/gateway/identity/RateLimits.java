/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.ale.gateway.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often one caller may call this gateway. */
@Singleton
public final class RateLimits {
    private static final int CALLERS_MAX = 200_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private final long perSecond;
    private final long burst;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(CALLERS_MAX)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .build();

    RateLimits(
            @ConfigProperty(name = "ale.gateway.requests-per-second") long perSecond,
            @ConfigProperty(name = "ale.gateway.requests-burst") long burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /**
     * Counts one request.
     *
     * @throws Problem 429 {@code rate-limited}
     */
    void count(String caller) {
        var probe = buckets.get(caller, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw Problem.retryLater(429, "rate-limited", "Too many requests; slow down.", seconds);
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
