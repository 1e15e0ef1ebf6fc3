/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A transaction costs the broker as much as many records do, so under load the next one waits for
 * company: the longer, the more the last one carried. When there is little to do nothing waits.
 */
final class TransactionPace {
    private static final long NANOS_PER_RECORD = Duration.ofMillis(1).toNanos() * 7 / 10;
    private static final long NANOS_MAX = Duration.ofMillis(50).toNanos();

    private long nextNanos = System.nanoTime();

    /** The last transaction ended just now and carried so many records. */
    void ended(int records) {
        nextNanos = System.nanoTime() + Math.min(NANOS_MAX, records * NANOS_PER_RECORD);
    }

    /** Waits for the next one's turn; false if it is there already. */
    boolean waited() {
        var rest = nextNanos - System.nanoTime();
        if (rest <= 0) {
            return false;
        }
        LockSupport.parkNanos(rest);
        return true;
    }
}
