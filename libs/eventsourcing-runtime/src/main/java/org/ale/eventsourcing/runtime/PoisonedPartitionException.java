/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

/**
 * A fact that was decided cannot be folded: the rules contradict themselves, and the partition
 * halts.
 */
final class PoisonedPartitionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PoisonedPartitionException(String message, Throwable cause) {
        super(message, cause);
    }
}
