/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

/**
 * How often what went wrong.
 *
 * @param crashes lives that ended, for whatever reason
 * @param zombies lives that went on although a later one had begun
 * @param fallbacks positions of inputs that a group forgot and had earlier ones for
 * @param rebalances comings and goings of instances
 * @param restored partitions that were folded from a snapshot
 * @param refused snapshots that were read and were not whole
 * @param lost snapshots that were gone
 */
public record FaultCounts(
        long crashes,
        long zombies,
        long fallbacks,
        long rebalances,
        long restored,
        long refused,
        long lost) {
    static final FaultCounts NONE = new FaultCounts(0, 0, 0, 0, 0, 0, 0);

    FaultCounts plus(FaultCounts more) {
        return new FaultCounts(
                crashes + more.crashes,
                zombies + more.zombies,
                fallbacks + more.fallbacks,
                rebalances + more.rebalances,
                restored + more.restored,
                refused + more.refused,
                lost + more.lost);
    }

    @Override
    public String toString() {
        return ("%,d crashes, %,d zombies, %,d positions fallen back, %,d rebalances,"
                        + " %,d snapshots restored, %,d refused")
                .formatted(crashes, zombies, fallbacks, rebalances, restored, refused);
    }
}
