/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.runtime.OwnerGauges;
import org.ale.eventsourcing.runtime.OwnerLife;
import org.ale.eventsourcing.runtime.SnapshotStore;
import org.ale.eventsourcing.runtime.Suspects;
import org.ale.eventsourcing.testing.log.FaultInjector;
import org.ale.eventsourcing.testing.log.LogMutant;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.eventsourcing.testing.log.MemoryLog;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;

/** A service in the simulation: two instances that share its partitions, and its relay. */
public final class SimulatedOwner<C, S, E> {
    /** Of each service. */
    static final int INSTANCES = 2;

    private final MemoryBroker broker;
    private final SeededFaults faults;
    private final Aggregate<C, S, E> aggregate;
    private final OwnerGauges gauges = new OwnerGauges();
    private final Suspects suspects = new Suspects();
    private final List<String> inputs = new ArrayList<>();
    private final List<SimulatedInstance<S>> instances = new ArrayList<>();
    private final List<MemorySnapshots> snapshots = new ArrayList<>();
    private final SimulatedRelay<C> relay;
    private final Caller caller;
    private int turn;
    private boolean isAlone = true;
    private long rebalances;
    private long sendings;

    SimulatedOwner(
            MemoryBroker broker,
            SeededFaults faults,
            Aggregate<C, S, E> aggregate,
            int eventsBetween) {
        this.broker = broker;
        this.faults = faults;
        this.aggregate = aggregate;
        inputs.add(aggregate.topics().commands());
        aggregate.follows().stream()
                .filter(follow -> follow.keying() == Keying.SAME_KEY)
                .forEach(follow -> inputs.add(follow.topic()));
        relay = new SimulatedRelay<>(broker, faults, this);
        caller = new Caller(broker, aggregate.topics());
        for (var number = 0; number < INSTANCES; number++) {
            var instance = Integer.toString(number);
            var kept = new MemorySnapshots(faults, eventsBetween, this::logEnd);
            snapshots.add(kept);
            instances.add(
                    new SimulatedInstance<>(faults, injector -> born(instance, kept, injector)));
        }
    }

    private OwnerLife<C, S, E> born(String instance, SnapshotStore kept, FaultInjector injector) {
        var log =
                new MemoryLog(
                        broker, aggregate.topics(), inputs, instance, injector, Duration.ZERO);
        return new OwnerLife<>(aggregate, log, kept, suspects, gauges);
    }

    private long logEnd(int partition) {
        return broker.end(aggregate.topics().events(), partition);
    }

    public OwnerGauges gauges() {
        return gauges;
    }

    public Aggregate<C, S, E> aggregate() {
        return aggregate;
    }

    /** How often what went wrong. */
    FaultCounts faultCounts() {
        return new FaultCounts(
                instances.stream().mapToLong(SimulatedInstance::crashes).sum() + relay.crashes(),
                instances.stream().mapToLong(SimulatedInstance::zombies).sum(),
                instances.stream().mapToLong(SimulatedInstance::fallbacks).sum(),
                rebalances,
                snapshots.stream().mapToLong(MemorySnapshots::restored).sum(),
                snapshots.stream().mapToLong(MemorySnapshots::refused).sum(),
                snapshots.stream().mapToLong(MemorySnapshots::lost).sum());
    }

    /** Every instance does one step; says how many records were consumed. */
    int step() {
        var consumed = relay.step();
        if (faults.strikesLikeACrash(3)) {
            rebalance();
        }
        if (isAlone) {
            return consumed + instances.getFirst().step();
        }
        turn = (turn + 1) % INSTANCES;
        return consumed + instances.get(turn).step() + instances.get(1 - turn).step();
    }

    /** Callers hear their answers; what nobody will read again is forgotten, as a log does. */
    void listen() {
        caller.listen();
        var group = broker.group(MemoryLog.groupOf(aggregate.topics()));
        var commands = aggregate.topics().commands();
        for (var partition = 0; partition < broker.partitions(); partition++) {
            broker.forget(commands, partition, group.position(commands, partition));
        }
    }

    /** What callers were told, and was not so. */
    List<String> brokenAnswers() {
        return caller.violations();
    }

    /** The second instance comes, or goes. */
    private void rebalance() {
        rebalances++;
        isAlone = !isAlone;
        if (isAlone) {
            instances.getLast().leave();
            broker.group(MemoryLog.groupOf(aggregate.topics())).expel("1");
        }
    }

    /** Writes a command as the bus does. */
    public void send(String streamId, String id, C command) {
        var payload = ByteString.copyFrom(aggregate.commandCodec().encode(command));
        var record =
                CommandRecord.newBuilder()
                        .setReplyTopic(aggregate.topics().outcomes())
                        .addCommands(Command.newBuilder().setId(named(id)).setPayload(payload));
        broker.append(
                aggregate.topics().commands(),
                broker.partitionOf(streamId),
                streamId,
                record.build().toByteArray(),
                null);
    }

    /** With the bug each sending has a name of its own, so that no repetition is recognised. */
    private String named(String id) {
        return faults.isPlanted(LogMutant.DEDUPE_OFF) ? id + "#" + sendings++ : id;
    }

    /** The states that live now, by stream. */
    Map<String, S> living() {
        var states = new TreeMap<String, S>();
        for (var instance : instances) {
            for (var partition = 0; partition < broker.partitions(); partition++) {
                states.putAll(instance.states(partition));
            }
        }
        return states;
    }

    /** All instances end, and another takes their partitions and folds them. */
    private Map<String, S> folded(String instance, SnapshotStore kept) {
        var group = broker.group(MemoryLog.groupOf(aggregate.topics()));
        instances.forEach(SimulatedInstance::leave);
        for (var number = 0; number < INSTANCES; number++) {
            group.expel(Integer.toString(number));
        }
        var life = born(instance, kept, FaultInjector.NONE);
        life.step(Duration.ZERO);
        var states = new TreeMap<String, S>();
        for (var partition = 0; partition < broker.partitions(); partition++) {
            states.putAll(life.states(partition));
        }
        group.expel(instance);
        return states;
    }

    /** The states folded from the whole log. */
    Map<String, S> foldedAnew() {
        return folded("anew", SnapshotStore.NONE);
    }

    /** The states folded from the same facts where they lie in other partitions. */
    Map<String, S> foldedFrom(MemoryBroker repartitioned) {
        var log =
                new MemoryLog(
                        repartitioned,
                        aggregate.topics(),
                        inputs,
                        "repartitioned",
                        FaultInjector.NONE,
                        Duration.ZERO);
        var life =
                new OwnerLife<>(
                        aggregate, log, SnapshotStore.NONE, new Suspects(), new OwnerGauges());
        life.step(Duration.ZERO);
        var states = new TreeMap<String, S>();
        for (var partition = 0; partition < repartitioned.partitions(); partition++) {
            states.putAll(life.states(partition));
        }
        return states;
    }

    /** The states folded from the snapshots of an instance, by its number. */
    Map<String, S> foldedFromSnapshots(int instance) {
        return folded("thawed-" + instance, snapshots.get(instance));
    }
}
