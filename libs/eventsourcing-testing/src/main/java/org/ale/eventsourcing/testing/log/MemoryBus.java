/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.ConsistencyToken;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.runtime.OwnerGauges;
import org.ale.eventsourcing.runtime.OwnerLife;
import org.ale.eventsourcing.runtime.SnapshotStore;
import org.ale.eventsourcing.runtime.Suspects;
import org.ale.eventsourcing.testing.Patience;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.log.v1.OutcomeRecord;

/**
 * The way to a real owner on a log in memory, which carries out at once what is sent: what a
 * service's API sends meets all that a command meets in the living system.
 */
public final class MemoryBus<C, S, E> implements CommandBus<C, E> {
    private final MemoryBroker broker;
    private final Aggregate<C, S, E> aggregate;
    private final Suspects suspects = new Suspects();
    private OwnerLife<C, S, E> life;
    private long answersRead;

    /** An empty log. */
    public MemoryBus(Aggregate<C, S, E> aggregate, Instant now) {
        this.aggregate = aggregate;
        broker = new MemoryBroker(1, now.toEpochMilli());
        life = born();
    }

    private OwnerLife<C, S, E> born() {
        var log =
                new MemoryLog(
                        broker,
                        aggregate.topics(),
                        List.of(aggregate.topics().commands()),
                        "0",
                        FaultInjector.NONE,
                        Patience.MAX);
        return new OwnerLife<>(aggregate, log, SnapshotStore.NONE, suspects, new OwnerGauges());
    }

    /** The owner ends and begins anew: what it knows then, it knows from the log. */
    public void restart() {
        life = born();
    }

    /** Log time goes on. */
    public void tick(Duration time) {
        broker.tick(time.toMillis());
    }

    /** All facts, in order. */
    public List<E> facts() {
        var facts = new ArrayList<E>();
        broker.read(
                aggregate.topics().events(),
                0,
                0,
                Integer.MAX_VALUE,
                (_, stored) -> facts.add(fact(ByteString.copyFrom(stored.value()))));
        return facts;
    }

    /** What was set aside, in order. */
    public List<byte[]> deadLetters() {
        var letters = new ArrayList<byte[]>();
        broker.read(
                aggregate.topics().deadLetters(),
                0,
                0,
                Integer.MAX_VALUE,
                (_, stored) -> letters.add(stored.value()));
        return letters;
    }

    @Override
    public CompletionStage<List<Outcome<E>>> send(
            String streamId, List<Wish<C>> wishes, Duration deadline) {
        var record = CommandRecord.newBuilder().setReplyTopic(aggregate.topics().outcomes());
        for (var wish : wishes) {
            record.addCommands(
                    Command.newBuilder()
                            .setId(wish.id().value())
                            .setPayload(
                                    ByteString.copyFrom(
                                            aggregate.commandCodec().encode(wish.command()))));
        }
        broker.append(
                aggregate.topics().commands(), 0, streamId, record.build().toByteArray(), null);
        life.step(Duration.ZERO);
        return CompletableFuture.completedFuture(answers());
    }

    private List<Outcome<E>> answers() {
        var answers = new ArrayList<Outcome<E>>();
        answersRead =
                broker.read(
                        aggregate.topics().outcomes(),
                        0,
                        answersRead,
                        Integer.MAX_VALUE,
                        (_, stored) -> answers.addAll(answers(stored.value())));
        return answers;
    }

    private List<Outcome<E>> answers(byte[] reply) {
        try {
            return OutcomeRecord.parseFrom(reply).getOutcomesList().stream()
                    .map(this::answer)
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("an owner answered with what is no answer", e);
        }
    }

    private Outcome<E> answer(org.ale.schemas.log.v1.Outcome outcome) {
        return outcome.getRejection().isEmpty()
                ? new Outcome.Accepted<>(
                        new ConsistencyToken(outcome.getPartition(), outcome.getPosition()),
                        outcome.getEventsList().stream().map(this::fact).toList())
                : new Outcome.Rejected<>(outcome.getRejection(), outcome.getDetail());
    }

    private E fact(ByteString sealed) {
        try {
            var record = EventRecord.parseFrom(sealed);
            return aggregate
                    .eventCodec()
                    .decode(
                            record.getPayload().toByteArray(),
                            Instant.ofEpochMilli(record.getLogTimeMillis()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("a fact that cannot be read", e);
        }
    }
}
