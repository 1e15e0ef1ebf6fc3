/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * How far a reader must have come to see its own write.
 *
 * @param partition of the event topic
 * @param position dense count of events in that partition, from 1; 0 asks for nothing
 */
public record ConsistencyToken(int partition, long position) {
    @Override
    public String toString() {
        return partition + "-" + position;
    }
}
