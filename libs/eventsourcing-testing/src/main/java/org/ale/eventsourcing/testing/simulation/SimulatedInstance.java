/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.ale.eventsourcing.runtime.OwnerLife;
import org.ale.eventsourcing.testing.log.FaultInjector;
import org.ale.eventsourcing.testing.log.LifeEndedException;
import org.ale.eventsourcing.testing.log.LogMutant;
import org.jspecify.annotations.Nullable;

/** One instance of a service: one life after another, and now and then two at a time. */
final class SimulatedInstance<S> implements FaultInjector {
    private static final int LATE_ONCE_IN = 12;
    private static final int ZOMBIE_STEPS = 2;

    private final SeededFaults faults;
    private final Function<FaultInjector, OwnerLife<?, S, ?>> birth;
    private @Nullable OwnerLife<?, S, ?> life;
    private boolean isResuming;
    private long crashes;
    private long zombies;
    private long fallbacks;

    SimulatedInstance(SeededFaults faults, Function<FaultInjector, OwnerLife<?, S, ?>> birth) {
        this.faults = faults;
        this.birth = birth;
    }

    long crashes() {
        return crashes;
    }

    long zombies() {
        return zombies;
    }

    long fallbacks() {
        return fallbacks;
    }

    /** One poll and one transaction; says how many records were consumed. */
    int step() {
        OwnerLife<?, S, ?> living = null;
        try {
            living = life == null ? birth.apply(this) : life;
            life = living;
            return living.step(Duration.ZERO);
        } catch (LifeEndedException e) {
            crashes++;
            if (life == living) {
                life = null;
            }
            return 1;
        }
    }

    /** The instance goes away without a word. */
    void leave() {
        life = null;
    }

    Map<String, S> states(int partition) {
        return life == null ? Map.of() : life.states(partition);
    }

    /**
     * Before a commit its sender may freeze: the next life begins and works, and then the frozen
     * one goes on and sends what it had decided.
     */
    @Override
    public void reach(Step step) {
        if (step == Step.BEGIN && !isResuming && faults.strikesLikeACrash(2)) {
            zombies++;
            isResuming = true;
            life = null;
            for (var count = 0; count < ZOMBIE_STEPS; count++) {
                step();
            }
            isResuming = false;
        } else if (faults.strikesLikeACrash(1)) {
            throw new LifeEndedException("it crashes at " + step);
        }
    }

    @Override
    public boolean isLate() {
        return faults.strikes(LATE_ONCE_IN);
    }

    @Override
    public long fallenBack(long position) {
        var told = faults.fallenBack(position);
        fallbacks += told < position ? 1 : 0;
        return told;
    }

    @Override
    public boolean losesCommit() {
        return faults.strikesLikeACrash(1);
    }

    @Override
    public boolean isPlanted(LogMutant bug) {
        return faults.isPlanted(bug);
    }

    @Override
    public boolean strikesRarely() {
        return faults.strikesRarely();
    }
}
