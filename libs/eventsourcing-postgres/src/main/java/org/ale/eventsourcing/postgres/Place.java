/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

/**
 * The last fact of a partition that a projection has applied.
 *
 * @param position dense count of the partition's facts; 0 is none
 * @param offset of its Kafka record; −1 is none
 */
record Place(long position, long offset) {
    static final Place BEGINNING = new Place(0, -1);
}
