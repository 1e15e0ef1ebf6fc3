/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.OwnerLog.Input;
import org.ale.eventsourcing.runtime.OwnerLog.InputPosition;
import org.ale.eventsourcing.runtime.OwnerLog.Output;
import org.ale.eventsourcing.runtime.PartitionState.Origin;
import org.ale.schemas.log.v1.Command;
import org.ale.schemas.log.v1.CommandRecord;
import org.ale.schemas.log.v1.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one transaction appends, and how far it moves the inputs. */
final class OwnerBatch<C, S, E> {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerBatch.class);
    private static final String UNDECODABLE = "UNDECODABLE";
    private static final String FAULTY = "INTERNAL_FAULT";

    private final Aggregate<C, S, E> aggregate;
    private final Suspects suspects;
    private final OwnerGauges gauges;
    private final EventHeaders headers;
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, InputPosition> positions = new LinkedHashMap<>();
    private int consumed;

    OwnerBatch(Aggregate<C, S, E> aggregate, Suspects suspects, OwnerGauges gauges) {
        this.aggregate = aggregate;
        this.suspects = suspects;
        this.gauges = gauges;
        headers = new EventHeaders(aggregate.topics());
    }

    int consumed() {
        return consumed;
    }

    List<Output> outputs() {
        return outputs;
    }

    List<InputPosition> positions() {
        return List.copyOf(positions.values());
    }

    /**
     * Carries one record out, unless the facts say that it was: the positions of a group may fall
     * back (ADR 0024), and what follows from a foreign fact has no other memory. A failure ends the
     * life; the second time a command that cannot be decided is set aside, and anything else halts
     * the partition rather than skip a fact.
     */
    void consume(Input input, PartitionState<C, S, E> state) {
        if (state.taken().contains(input)) {
            gauges.repeated.increment();
        } else {
            carryOut(input, state);
        }
        consumed++;
        var next = new InputPosition(input.topic(), input.partition(), input.offset() + 1);
        positions.put(next.input(), next);
    }

    private void carryOut(Input input, PartitionState<C, S, E> state) {
        try {
            if (input.topic().equals(aggregate.topics().commands())) {
                commands(input, state);
            } else {
                followed(input, state);
            }
        } catch (PoisonedPartitionException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            if (suspects.isSuspect(input.place())) {
                throw new PoisonedPartitionException(
                        "the record at " + input.place() + " fails each time", e);
            }
            suspects.suspect(input.place());
            throw new IllegalStateException("the record at " + input.place() + " fails", e);
        }
    }

    private void commands(Input input, PartitionState<C, S, E> state) {
        CommandRecord record;
        try {
            record = CommandRecord.parseFrom(input.value());
        } catch (InvalidProtocolBufferException e) {
            deadLetter(input, "the command record cannot be read");
            return;
        }
        var reply = new Reply(record.getCorrelation());
        for (var command : record.getCommandsList()) {
            reply.add(outcome(input, command, state));
        }
        if (!record.getReplyTopic().isEmpty()) {
            outputs.add(
                    new Output(
                            aggregate.topics().outcomes(),
                            record.getReplyPartition(),
                            input.key(),
                            reply.bytes(),
                            headers.traceOnly(input.traceparent())));
        }
    }

    private Outcome outcome(Input input, Command command, PartitionState<C, S, E> state) {
        var accepted = state.answered().accepted(input.key(), command.getId());
        if (accepted != null) {
            return Outcome.newBuilder()
                    .setCommandId(command.getId())
                    .setPartition(input.partition())
                    .setPosition(accepted.position())
                    .addAllEvents(accepted.facts().stream().map(ByteString::copyFrom).toList())
                    .build();
        }
        var refused = state.answered().refused(input.key(), command.getId());
        if (refused != null) {
            return refused;
        }
        gauges.commands.increment();
        var time = state.logTime(input.timestampMillis());
        C wish;
        try {
            wish =
                    aggregate
                            .commandCodec()
                            .decode(command.getPayload().toByteArray(), Instant.ofEpochMilli(time));
        } catch (RuntimeException e) {
            var reason = RecordLimits.clipped(String.valueOf(e.getMessage()));
            deadLetter(input, reason);
            return rejection(command, UNDECODABLE, reason);
        }
        return decided(input, command, wish, time, state);
    }

    private Outcome decided(
            Input input, Command command, C wish, long time, PartitionState<C, S, E> state) {
        var decision = decide(input, wish, input.key(), state);
        return switch (decision) {
            case Decision.Rejected<E>(var reason, var detail) -> {
                gauges.refusals.increment();
                var outcome = rejection(command, reason.name(), detail);
                state.answered().refuse(input.key(), outcome);
                yield outcome;
            }
            case Decision.Accepted<E>(var events) -> {
                var origin = new Origin(command.getId(), input.place(), time);
                var facts =
                        AnsweredCommands.told(append(input, input.key(), events, origin, state));
                if (!events.isEmpty()) {
                    state.answered().accept(input.key(), command.getId(), state.position(), facts);
                }
                yield Outcome.newBuilder()
                        .setCommandId(command.getId())
                        .setPartition(input.partition())
                        .setPosition(state.position())
                        .addAllEvents(facts.stream().map(ByteString::copyFrom).toList())
                        .build();
            }
        };
    }

    private static Outcome rejection(Command command, String code, String detail) {
        return Outcome.newBuilder()
                .setCommandId(command.getId())
                .setRejection(code)
                .setDetail(detail)
                .build();
    }

    /**
     * A decider that throws, or decides a fact that no log takes, ends the life once; the second
     * time its command is set aside.
     */
    private Decision<E> decide(
            Input input, C wish, String streamId, PartitionState<C, S, E> state) {
        try {
            var decision =
                    aggregate.decider().decide(wish, state.state(aggregate.decider(), streamId));
            if (suspects.isSuspect(input.place())) {
                RecordLimits.check(decision, aggregate.eventCodec());
            }
            return decision;
        } catch (RuntimeException e) {
            if (!suspects.isSuspect(input.place())) {
                throw e;
            }
            LOG.error("a command at {} is set aside: deciding it fails", input.place(), e);
            deadLetter(input, RecordLimits.clipped(String.valueOf(e)));
            return Decision.rejected(() -> FAULTY, "the command could not be decided");
        }
    }

    private List<byte[]> append(
            Input input,
            String streamId,
            List<E> events,
            Origin origin,
            PartitionState<C, S, E> state) {
        var facts = new ArrayList<byte[]>(events.size());
        for (var event : events) {
            var sealed = folded(input, streamId, event, origin, state);
            RecordLimits.check(sealed);
            facts.add(sealed);
            outputs.add(
                    new Output(
                            aggregate.topics().events(),
                            input.partition(),
                            streamId,
                            sealed,
                            headers.of(
                                    aggregate.eventCodec().typeOf(event),
                                    input,
                                    state.position(),
                                    origin)));
            gauges.events.increment();
        }
        return facts;
    }

    private byte[] folded(
            Input input, String streamId, E event, Origin origin, PartitionState<C, S, E> state) {
        try {
            return state.append(
                    aggregate.decider(), aggregate.eventCodec(), streamId, event, origin);
        } catch (RuntimeException e) {
            if (suspects.isSuspect(input.place())) {
                throw new PoisonedPartitionException(
                        "a decided fact cannot be folded at " + input.place(), e);
            }
            throw e;
        }
    }

    private void followed(Input input, PartitionState<C, S, E> state) {
        for (var follow : aggregate.follows()) {
            if (follow.topic().equals(input.topic())) {
                obey(follow, input, state);
            }
        }
    }

    private <F> void obey(Followed<F, C> follow, Input input, PartitionState<C, S, E> state) {
        var time = state.logTime(input.timestampMillis());
        var wishes = FollowedEvents.wishes(follow, input.value(), Instant.ofEpochMilli(time));
        for (var index = 0; index < wishes.size(); index++) {
            var wish = wishes.get(index);
            if (!wish.streamId().equals(input.key())) {
                throw new IllegalStateException(
                        "a policy on " + input.topic() + " leaves the stream " + input.key());
            }
            gauges.commands.increment();
            var decision = decide(input, wish.command(), input.key(), state);
            switch (decision) {
                case Decision.Rejected<E>(var reason, var detail) -> {
                    gauges.refusals.increment();
                    LOG.debug("{} refused: {} {}", input.place(), reason.name(), detail);
                }
                case Decision.Accepted<E>(var events) ->
                        append(
                                input,
                                input.key(),
                                events,
                                new Origin(input.place() + "-" + index, input.place(), time),
                                state);
            }
        }
    }

    private void deadLetter(Input input, String reason) {
        LOG.warn("{} goes to the dead letters: {}", input.place(), reason);
        outputs.add(
                new Output(
                        aggregate.topics().deadLetters(),
                        Topics.DEAD_LETTERS_PARTITION,
                        input.key(),
                        RecordLimits.letter(input.value()),
                        Map.of("ale_cause", input.place(), "ale_reason", reason)));
    }
}
