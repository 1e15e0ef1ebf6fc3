/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.eventsourcing.runtime.FollowedEvents;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;
import org.ale.eventsourcing.testing.log.LifeEndedException;
import org.ale.eventsourcing.testing.log.LogMutant;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.eventsourcing.testing.log.MemoryGroup;
import org.ale.eventsourcing.testing.log.MemoryTransaction;
import org.ale.eventsourcing.testing.log.StoredRecord;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;

/** Foreign facts of another key become own commands, in one transaction with their position. */
final class SimulatedRelay<C> {
    private static final int RECORDS_PER_POLL = 200;

    /** How often the planted bug shows. */
    private static final int FORGETS_ONCE_IN = 5;

    private final MemoryBroker broker;
    private final SeededFaults faults;
    private final SimulatedOwner<C, ?, ?> owner;
    private final List<Followed<?, C>> follows;
    private final MemoryGroup group;
    private final String producer;
    private int epoch;
    private int lives;
    private long crashes;

    SimulatedRelay(MemoryBroker broker, SeededFaults faults, SimulatedOwner<C, ?, ?> owner) {
        this.broker = broker;
        this.faults = faults;
        this.owner = owner;
        var aggregate = owner.aggregate();
        follows =
                aggregate.follows().stream()
                        .filter(follow -> follow.keying() == Keying.RE_KEYED)
                        .toList();
        producer = aggregate.topics().context() + "-relay";
        group = broker.group(producer);
    }

    long crashes() {
        return crashes;
    }

    /** Relays what is new; says how many records. */
    int step() {
        if (follows.isEmpty()) {
            return 0;
        }
        try {
            if (epoch == 0) {
                epoch = broker.fence(producer);
                lives++;
                fallBackNowAndThen();
            }
            return relay();
        } catch (LifeEndedException e) {
            crashes++;
            epoch = 0;
            return 1;
        }
    }

    private void fallBackNowAndThen() {
        for (var follow : follows) {
            for (var partition = 0; partition < broker.partitions(); partition++) {
                var told = faults.fallenBack(group.position(follow.topic(), partition));
                group.move(new InputPosition(follow.topic(), partition, told));
            }
        }
    }

    private int relay() {
        var relayed = 0;
        for (var follow : follows) {
            for (var partition = 0; partition < broker.partitions(); partition++) {
                relayed += relay(follow, partition);
            }
        }
        return relayed;
    }

    private int relay(Followed<?, C> follow, int partition) {
        var from = group.position(follow.topic(), partition);
        var records = new ArrayList<Wishes<C>>();
        var next =
                broker.read(
                        follow.topic(),
                        partition,
                        from,
                        RECORDS_PER_POLL,
                        (offset, stored) -> records.add(wishes(follow, partition, offset, stored)));
        if (records.isEmpty()) {
            return 0;
        }
        if (faults.isPlanted(LogMutant.RELAY_WITHOUT_POSITION)) {
            // The commands are out before the position is, and a later life names them anew.
            records.forEach(this::appendAtOnce);
            if (faults.strikes(FORGETS_ONCE_IN)) {
                throw new LifeEndedException("a relay crashes before it notes its position");
            }
            group.move(new InputPosition(follow.topic(), partition, next));
            return records.size();
        }
        var transaction = broker.begin(producer, epoch);
        records.forEach(wishes -> append(transaction, wishes));
        crashNowAndThen();
        transaction.move(group, List.of(new InputPosition(follow.topic(), partition, next)));
        transaction.commit();
        crashNowAndThen();
        return records.size();
    }

    private void crashNowAndThen() {
        if (faults.strikesLikeACrash(1)) {
            throw new LifeEndedException("a relay crashes");
        }
    }

    /** What follows from one fact. */
    private record Wishes<C>(String place, List<Addressed<C>> all) {}

    private Wishes<C> wishes(
            Followed<?, C> follow, int partition, long offset, StoredRecord stored) {
        var at = Instant.ofEpochMilli(stored.timestampMillis());
        return new Wishes<>(
                follow.topic() + "-" + partition + "-" + offset,
                FollowedEvents.wishes(follow, stored.value(), at));
    }

    private void append(MemoryTransaction transaction, Wishes<C> wishes) {
        each(
                wishes,
                "",
                (stream, stored) ->
                        transaction.append(commands(), broker.partitionOf(stream), stored));
    }

    private void appendAtOnce(Wishes<C> wishes) {
        each(
                wishes,
                "#" + lives,
                (stream, stored) ->
                        broker.append(
                                commands(),
                                broker.partitionOf(stream),
                                stream,
                                stored.value(),
                                null));
    }

    private String commands() {
        return owner.aggregate().topics().commands();
    }

    private void each(Wishes<C> wishes, String suffix, BiConsumer<String, StoredRecord> sink) {
        for (var index = 0; index < wishes.all().size(); index++) {
            var wish = wishes.all().get(index);
            var payload = owner.aggregate().commandCodec().encode(wish.command());
            var record =
                    CommandRecord.newBuilder()
                            .addCommands(
                                    Command.newBuilder()
                                            .setId(wishes.place() + "-" + index + suffix)
                                            .setPayload(ByteString.copyFrom(payload)));
            sink.accept(
                    wish.streamId(),
                    new StoredRecord(
                            wish.streamId(),
                            broker.nowMillis(),
                            record.build().toByteArray(),
                            null));
        }
    }
}
