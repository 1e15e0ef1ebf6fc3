/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for what comes to pass by itself. The limit is for a test that fails: others leave soon.
 */
public final class Patience {
    /** More than a machine that builds and tests at once has ever stood still. */
    public static final Duration MAX = Duration.ofMinutes(3);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Patience() {}

    /** Is asked again and again. */
    @FunctionalInterface
    public interface Question {
        boolean isSo() throws Exception;
    }

    /**
     * Waits until it is so.
     *
     * @throws AssertionError if it is not so in time
     */
    public static void until(Question question) throws Exception {
        until(question, () -> "it did not come to pass");
    }

    /**
     * Waits until it is so.
     *
     * @param otherwise tells how it stands when time is up
     * @throws AssertionError with that text if it is not so in time
     */
    public static void until(Question question, Supplier<String> otherwise) throws Exception {
        var deadline = System.nanoTime() + MAX.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise.get());
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
