/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far this gateway has written a job or community, so that people read their own
 * writes.
 */
@Singleton
public final class LastTokens {
    /** What was written: each has a log, and so tokens, of its own. */
    public enum Kind {
        COMMUNITY,
        JOB
    }

    private record Written(Kind kind, String id) {}

    private static final int REMEMBERED_MAX = 100_000;
    private final Cache<Written, String> tokens =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .maximumSize(REMEMBERED_MAX)
                    .build();

    /** Keeps the token of a write. */
    public String written(Kind kind, String id, String token) {
        if (!token.isEmpty()) {
            tokens.put(new Written(kind, id), token);
        }
        return token;
    }

    /** The token that a query waits for: the caller's, else the last of ours, else none. */
    public String toRead(Kind kind, String id, @Nullable String asked) {
        if (asked != null && !asked.isEmpty()) {
            return asked;
        }
        String last = tokens.getIfPresent(new Written(kind, id));
        return last == null ? "" : last;
    }
}
