/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.testing.log.LogMutant;
import org.ale.eventsourcing.testing.log.MemoryBroker;

/**
 * Services in one thread over a log that fails from a seed. Duplicates are the business of whoever
 * sends commands; delays, crashes at every wait, commits of unknown result, zombies, rebalances,
 * and snapshots that are lost or changed are the business of this class.
 */
public final class Simulation {
    private static final int PARTITIONS = 4;
    private static final long START_MILLIS = 1_700_000_000_000L;

    private final MemoryBroker broker = new MemoryBroker(PARTITIONS, START_MILLIS);
    private final List<SimulatedOwner<?, ?, ?>> owners = new ArrayList<>();
    private final SeededFaults faults;
    private final Random order;
    private final int eventsBetween;
    private final StringBuilder finalStates = new StringBuilder();

    /**
     * An empty one.
     *
     * @param bug what is planted in the log
     * @param crashOnceIn of so many waits one is the last of a life
     * @param eventsBetween facts of a partition between two snapshots
     */
    public Simulation(long seed, LogMutant bug, int crashOnceIn, int eventsBetween) {
        faults = new SeededFaults(seed * 31 + 7, bug, crashOnceIn);
        order = new Random(seed);
        this.eventsBetween = eventsBetween;
    }

    public MemoryBroker broker() {
        return broker;
    }

    /** One more service. */
    public <C, S, E> SimulatedOwner<C, S, E> add(Aggregate<C, S, E> aggregate) {
        var owner = new SimulatedOwner<>(broker, faults, aggregate, eventsBetween);
        owners.add(owner);
        return owner;
    }

    /** One service does a step, and now and then a commit arrives whose sender is gone. */
    public void step() {
        var owner = owners.get(order.nextInt(owners.size()));
        owner.step();
        owner.listen();
        if (order.nextInt(4) == 0) {
            broker.deliver();
        }
    }

    /** Nothing goes wrong from now on. */
    public void stopFaults() {
        faults.stop();
        broker.deliver();
    }

    /** Every service does a step; says how many records were consumed. */
    public int stepAll() {
        var consumed = 0;
        for (var owner : owners) {
            consumed += owner.step();
            owner.listen();
        }
        return consumed;
    }

    /** Whether a partition of a service has halted. */
    public boolean isHalted() {
        return owners.stream().anyMatch(owner -> !owner.gauges().halted().isEmpty());
    }

    public long commands() {
        return owners.stream().mapToLong(owner -> owner.gauges().commands.sum()).sum();
    }

    public long facts() {
        return owners.stream().mapToLong(owner -> owner.gauges().events.sum()).sum();
    }

    public FaultCounts faultCounts() {
        return owners.stream()
                .map(SimulatedOwner::faultCounts)
                .reduce(FaultCounts.NONE, FaultCounts::plus);
    }

    /**
     * Every promise that is broken: a command carried out twice, an acknowledged one lost, a state
     * that is not the fold of its log, a snapshot that leads elsewhere. Afterwards the services
     * have ended.
     */
    public List<String> check() {
        var violations = new ArrayList<String>();
        for (var owner : owners) {
            owner.listen();
            violations.addAll(owner.brokenAnswers());
            violations.addAll(LogInvariants.broken(broker, owner.aggregate().topics()));
        }
        if (isHalted()) {
            violations.add("a partition halted");
            return violations;
        }
        for (var owner : owners) {
            violations.addAll(checkFolds(owner));
        }
        return violations;
    }

    private List<String> checkFolds(SimulatedOwner<?, ?, ?> owner) {
        var violations = new ArrayList<String>();
        var topics = owner.aggregate().topics();
        var live = StateDigest.of(owner.living());
        finalStates.append(live);
        if (!live.equals(StateDigest.of(owner.foldedAnew()))) {
            violations.add(topics + ": folded anew it is another state");
        }
        for (var instance = 0; instance < SimulatedOwner.INSTANCES; instance++) {
            if (!live.equals(StateDigest.of(owner.foldedFromSnapshots(instance)))) {
                violations.add(topics + ": folded from snapshots it is another state");
            }
        }
        return violations;
    }

    /**
     * What another number of partitions changes: nothing may, because a stream knows only itself.
     * Afterwards the services have ended.
     */
    public List<String> repartitioned(int partitions) {
        return repartitioned(partitions, (to, fact) -> to.partitionOf(fact.getStreamId()));
    }

    List<String> repartitioned(int partitions, Repartition.Route route) {
        var violations = new ArrayList<String>();
        for (var owner : owners) {
            var topics = owner.aggregate().topics();
            var other = Repartition.of(broker, topics.events(), partitions, route);
            var states = owner.foldedFrom(other);
            if (!StateDigest.of(states).equals(StateDigest.of(owner.foldedAnew()))) {
                violations.add(topics + ": in " + partitions + " partitions it is another state");
            }
        }
        return violations;
    }

    /** Over all facts, and over the final states if they were checked. */
    public String digest() {
        var sha256 = StateDigest.sha256();
        for (var owner : owners) {
            for (var partition = 0; partition < PARTITIONS; partition++) {
                broker.read(
                        owner.aggregate().topics().events(),
                        partition,
                        0,
                        Integer.MAX_VALUE,
                        (_, stored) -> sha256.update(stored.value()));
            }
        }
        sha256.update(finalStates.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
