/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How many answers a second a whole crowd may send, skips among them; shared by its workers. */
public final class Pace {
    /** As fast as they can. */
    public static final Pace UNLIMITED = new Pace(0);

    /** So far back a turn is kept that nobody took in time. */
    private static final long NANOS_LATE_MAX = TimeUnit.SECONDS.toNanos(1);

    private final long nanosPerAnswer;
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    private Pace(long nanosPerAnswer) {
        this.nanosPerAnswer = nanosPerAnswer;
    }

    /** A fixed rate. */
    public static Pace answersPerSecond(int answers) {
        return new Pace(TimeUnit.SECONDS.toNanos(1) / answers);
    }

    /**
     * Waits until so many answers may be sent. Turns that passed while everybody was waiting for an
     * answer are taken afterwards, within a second: a slow moment of the system does not lower the
     * rate at which it is asked.
     */
    void take(int answers) throws InterruptedException {
        if (nanosPerAnswer == 0 || answers == 0) {
            return;
        }
        var now = System.nanoTime();
        var turn =
                nextNanos.getAndUpdate(
                        next -> Math.max(next, now - NANOS_LATE_MAX) + answers * nanosPerAnswer);
        if (turn > now) {
            TimeUnit.NANOSECONDS.sleep(turn - now);
        }
    }
}
