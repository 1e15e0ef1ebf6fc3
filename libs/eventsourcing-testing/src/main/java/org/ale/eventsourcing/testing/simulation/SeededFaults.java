/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import java.util.Random;
import org.ale.eventsourcing.testing.log.LogMutant;

/** What goes wrong, and when: all from a seed, until it stops. */
final class SeededFaults {
    private static final int RARE_ONCE_IN = 2_000;
    private static final int FALLS_BACK_ONCE_IN = 6;
    private static final int FALLS_BACK_MAX = 500;

    private final Random random;
    private final LogMutant bug;
    private final int crashOnceIn;
    private boolean stopped;

    SeededFaults(long seed, LogMutant bug, int crashOnceIn) {
        random = new Random(seed);
        this.bug = bug;
        this.crashOnceIn = crashOnceIn;
    }

    /** Once in so many times. */
    boolean strikes(int onceIn) {
        return !stopped && random.nextInt(onceIn) == 0;
    }

    /** As often as lives end, and a multiple of it. */
    boolean strikesLikeACrash(int lessOften) {
        return strikes(crashOnceIn * lessOften);
    }

    boolean strikesRarely() {
        return strikes(RARE_ONCE_IN);
    }

    boolean isPlanted(LogMutant planted) {
        return bug == planted;
    }

    /** What a group says of a position that it has: now and then an earlier one. */
    long fallenBack(long position) {
        return strikes(FALLS_BACK_ONCE_IN)
                ? Math.max(0, position - 1 - random.nextInt(FALLS_BACK_MAX))
                : position;
    }

    void stop() {
        stopped = true;
    }

    /** Changes one bit somewhere. */
    void flip(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
}
