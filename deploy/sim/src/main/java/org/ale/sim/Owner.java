/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.runtime.FollowedEvents;
import org.ale.eventsourcing.runtime.OwnerGauges;
import org.ale.eventsourcing.runtime.OwnerLife;
import org.ale.eventsourcing.runtime.SnapshotStore;
import org.ale.eventsourcing.runtime.Suspects;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.jspecify.annotations.Nullable;

/** A service in the simulation: one life after another, now and then a zombie of the one before. */
final class Owner<C, S, E> {
    private static final int ZOMBIE_ONCE_IN = 3;

    private final MemoryBroker broker;
    private final Aggregate<C, S, E> aggregate;
    private final OwnerGauges gauges = new OwnerGauges();
    private final Suspects suspects = new Suspects();
    private final List<String> inputs = new ArrayList<>();
    private @Nullable OwnerLife<C, S, E> life;
    private @Nullable OwnerLife<C, S, E> zombie;
    private long crashes;

    Owner(MemoryBroker broker, Aggregate<C, S, E> aggregate) {
        this.broker = broker;
        this.aggregate = aggregate;
        inputs.add(aggregate.topics().commands());
        aggregate.follows().stream()
                .filter(follow -> follow.keying() == Keying.SAME_KEY)
                .forEach(follow -> inputs.add(follow.topic()));
    }

    OwnerGauges gauges() {
        return gauges;
    }

    long crashes() {
        return crashes;
    }

    Aggregate<C, S, E> aggregate() {
        return aggregate;
    }

    private OwnerLife<C, S, E> born() {
        return new OwnerLife<>(
                aggregate,
                new MemoryLog(broker, aggregate.topics(), inputs),
                SnapshotStore.NONE,
                suspects,
                gauges);
    }

    /** One poll and one transaction; says how many records were consumed. */
    int step() {
        var consumed = relay();
        var living = life;
        if (living == null) {
            living = born();
            life = living;
        }
        try {
            consumed += living.step(Duration.ZERO);
        } catch (MemoryLog.Crash e) {
            crashes++;
            zombie = broker.faults().strikes(ZOMBIE_ONCE_IN) ? living : null;
            life = null;
            consumed++;
        }
        haunt();
        return consumed;
    }

    /** A life that does not know that it is over goes on; whatever it sends must be refused. */
    private void haunt() {
        var undead = zombie;
        if (undead != null && life != null && broker.faults().strikes(2)) {
            zombie = null;
            try {
                undead.step(Duration.ZERO);
            } catch (MemoryLog.Crash e) {
                crashes++;
            }
        }
    }

    /** Facts of another key become own commands, exactly once. */
    private int relay() {
        var relayed = 0;
        for (var follow : aggregate.follows()) {
            if (follow.keying() == Keying.RE_KEYED) {
                for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
                    relayed += relay(follow, partition);
                }
            }
        }
        return relayed;
    }

    private int relay(Followed<?, C> follow, int partition) {
        var group = aggregate.topics().context() + "-relay";
        var all = broker.records(follow.topic(), partition);
        var from = (int) broker.position(group, follow.topic(), partition);
        for (var offset = from; offset < all.size(); offset++) {
            var stored = all.get(offset);
            var wishes =
                    FollowedEvents.wishes(
                            follow, stored.value(), Instant.ofEpochMilli(stored.timestampMillis()));
            for (var index = 0; index < wishes.size(); index++) {
                var wish = wishes.get(index);
                var id = follow.topic() + "-" + partition + "-" + offset + "-" + index;
                send(wish.streamId(), id, wish.command());
            }
        }
        broker.move(group, follow.topic(), partition, all.size());
        return all.size() - from;
    }

    /** Writes a command as the bus does. */
    void send(String streamId, String id, C command) {
        var payload = ByteString.copyFrom(aggregate.commandCodec().encode(command));
        var record =
                CommandRecord.newBuilder()
                        .setReplyTopic(aggregate.topics().outcomes())
                        .addCommands(Command.newBuilder().setId(id).setPayload(payload));
        broker.append(
                aggregate.topics().commands(),
                MemoryBroker.partition(streamId),
                streamId,
                record.build().toByteArray());
    }

    /** All states, of the living owner or folded anew. */
    Map<String, S> states(boolean anew) {
        var living = life;
        if (anew || living == null) {
            living = born();
            living.step(Duration.ZERO);
            if (living.states(0).isEmpty() && life == null) {
                life = living;
            }
        }
        var states = new TreeMap<String, S>();
        for (var partition = 0; partition < MemoryBroker.PARTITIONS; partition++) {
            states.putAll(living.states(partition));
        }
        return states;
    }
}
