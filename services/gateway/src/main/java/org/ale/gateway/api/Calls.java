/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Inner calls of endpoints that run on virtual threads. */
public final class Calls {
    /** Longer than the services' own deadline, so that theirs is heard first. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Calls() {}

    /** Waits for an answer; the thread must be one that may block. */
    public static <T> T await(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }
}
