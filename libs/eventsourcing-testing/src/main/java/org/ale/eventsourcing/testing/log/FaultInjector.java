/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

/** What may go wrong in a log in memory: asked wherever a real one would wait. */
public interface FaultInjector {
    /** Where an owner waits for the log. */
    enum Step {
        FENCE,
        POLL,
        FOLD,
        BEGIN,
        SENT,
        COMMITTED
    }

    /** Nothing goes wrong. */
    FaultInjector NONE =
            new FaultInjector() {
                @Override
                public void reach(Step step) {}

                @Override
                public boolean isLate() {
                    return false;
                }

                @Override
                public long fallenBack(long position) {
                    return position;
                }

                @Override
                public boolean losesCommit() {
                    return false;
                }

                @Override
                public boolean isPlanted(LogMutant bug) {
                    return false;
                }

                @Override
                public boolean strikesRarely() {
                    return false;
                }
            };

    /**
     * An owner comes to a step.
     *
     * @throws LifeEndedException if its life ends here
     */
    void reach(Step step);

    /** Whether a partition has nothing to say in this poll. */
    boolean isLate();

    /** What a group says of a position that it has: now and then an earlier one. */
    long fallenBack(long position);

    /** Whether a commit is still on its way when its sender ends. */
    boolean losesCommit();

    /** Whether this bug is planted. */
    boolean isPlanted(LogMutant bug);

    /** Whether a planted bug that shows now and then shows now. */
    boolean strikesRarely();
}
