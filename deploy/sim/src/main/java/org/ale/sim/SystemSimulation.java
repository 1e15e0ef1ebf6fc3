/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ale.audit.Audit;
import org.ale.eventsourcing.testing.simulation.FaultCounts;
import org.ale.eventsourcing.testing.simulation.Simulation;

/** Runs a world over failing services, lets it come to rest, and holds it to the promises. */
final class SystemSimulation {
    private static final int REST_ROUNDS_MAX = 600;
    private static final int SETTLE_ONCE_IN = 400;
    private static final int STAKE_ONCE_IN = 60;
    private static final int NEWCOMER_ONCE_IN = 30;

    private final Simulation simulation;
    private final Services services;
    private final World world;
    private final ChainMoney money;
    private final Stakers stakers;
    private final ObservedFacts observed;
    private final Newcomers newcomers;
    private final Random random;
    private final long commands;
    private final List<String> violations = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param commands so many will be decided; long runs crash less often, since each crash reads
     *     large states back from their snapshots
     */
    SystemSimulation(long seed, Mutant mutant, long commands) {
        this.commands = commands;
        var crashOnceIn = (int) Math.max(100, commands / 250);
        var eventsBetween = (int) Math.max(300, commands / 60);
        simulation = new Simulation(seed, mutant.inTheLog(), crashOnceIn, eventsBetween);
        services = new Services(simulation, mutant);
        observed = new ObservedFacts(simulation.broker(), services);
        world = new World(simulation.broker(), services, observed, seed * 17 + 3);
        money = new ChainMoney(services);
        stakers = new Stakers(services, world.workers(), seed * 19 + 5);
        newcomers = new Newcomers(simulation.broker(), services, observed, seed * 23 + 7);
        random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param digest over all facts and all final states
     */
    record Result(
            long commands,
            long facts,
            FaultCounts faultCounts,
            List<String> violations,
            String digest) {}

    Result run() throws IOException {
        try {
            world.begin();
            newcomers.begin(world.communities().subList(1, 3));
            while (simulation.commands() < commands && !simulation.isHalted()) {
                world.act();
                if (random.nextInt(SETTLE_ONCE_IN) == 0) {
                    money.settle(world.communities());
                }
                if (random.nextInt(STAKE_ONCE_IN) == 0) {
                    stakers.act();
                }
                if (random.nextInt(NEWCOMER_ONCE_IN) == 0) {
                    newcomers.act();
                }
                if (random.nextInt(4) == 0) {
                    simulation.step();
                }
            }
            rest();
            check();
        } catch (RuntimeException e) {
            violations.add("the system broke: " + e);
        }
        return new Result(
                simulation.commands(),
                simulation.facts(),
                simulation.faultCounts(),
                violations,
                simulation.digest());
    }

    /** What would differ if the same facts lay in another number of partitions: nothing may. */
    List<String> repartitioned(int partitions) {
        return simulation.repartitioned(partitions);
    }

    /** Faults stop, jobs are ended, leases run out: everything must come to its end. */
    private void rest() {
        simulation.stopFaults();
        world.end();
        newcomers.end();
        for (var round = 0; round < REST_ROUNDS_MAX; round++) {
            var consumed = simulation.stepAll();
            if (simulation.isHalted()) {
                break;
            }
            if (consumed == 0) {
                if (observed.unfinished() == 0) {
                    settleTheLast();
                    return;
                }
                world.letTimePass();
            }
        }
        violations.add(
                "liveness: " + observed.unfinished() + " jobs never come to their last refund");
    }

    /** The last work is settled, and then counts in a last period. */
    private void settleTheLast() {
        money.settle(world.communities());
        stepToTheEnd();
        stakers.mint();
        stepToTheEnd();
    }

    private void stepToTheEnd() {
        var consumed = simulation.stepAll();
        while (consumed > 0 && !simulation.isHalted()) {
            consumed = simulation.stepAll();
        }
    }

    private void check() throws IOException {
        var audit = new Audit();
        var log = new MemoryLogSource(simulation.broker());
        for (var finding : audit.run(log).kept()) {
            violations.add(finding.code() + " at " + finding.place() + ": " + finding.detail());
        }
        if (audit.waitingAnswers() != 0) {
            violations.add(audit.waitingAnswers() + " accepted answers were never weighed");
        }
        if (audit.unsettled().signum() != 0) {
            violations.add("the chain was never told of " + audit.unsettled());
        }
        if (audit.imbalance().signum() != 0) {
            violations.add("the ledger is off by " + audit.imbalance());
        }
        violations.addAll(StakingPromises.broken(log, stakers.periods()));
        violations.addAll(simulation.check());
    }
}
