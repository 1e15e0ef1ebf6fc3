/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import com.google.protobuf.ByteString;
import java.io.Serializable;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.schemas.log.v1.EventRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is folded from one partition of an event log. Only its owner's thread sees it.
 */
final class PartitionState<C, S, E> implements Serializable {
    private static final long serialVersionUID = 3;

    private static final class Stream<S> implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        S state;

        long sequence;
        byte[] hash = {};

        Stream(S state) {
            this.state = state;
        }
    }

    private final Map<String, Stream<S>> streams = new LinkedHashMap<>();
    private final AnsweredCommands answered = new AnsweredCommands();
    private final TakenInputs taken = new TakenInputs();
    private long position;
    private long logTimeMillis;
    private @Nullable String openCommand;
    private String openStream = "";
    private List<byte[]> openFacts = new ArrayList<>();
    private long openBytes;
    private transient @Nullable MessageDigest sha256;

    AnsweredCommands answered() {
        return answered;
    }

    TakenInputs taken() {
        return taken;
    }

    long position() {
        return position;
    }

    /** Log time of a record that the broker took then: it never runs backwards in a partition. */
    long logTime(long timestampMillis) {
        return Math.max(logTimeMillis, timestampMillis);
    }

    /** A stream without facts is kept nowhere: a refusal leaves no trace. */
    S state(Decider<C, S, E> decider, String streamId) {
        var stream = streams.get(streamId);
        return stream == null ? decider.initialState() : stream.state;
    }

    private Stream<S> stream(Decider<C, S, E> decider, String streamId) {
        return streams.computeIfAbsent(streamId, _ -> new Stream<>(decider.initialState()));
    }

    /** All living states, by stream. */
    Map<String, S> states() {
        var states = new LinkedHashMap<String, S>();
        streams.forEach((id, stream) -> states.put(id, stream.state));
        return states;
    }

    /** Frames a new fact, folds it, and gives its sealed bytes. */
    byte[] append(
            Decider<C, S, E> decider, Codec<E> codec, String streamId, E event, Origin origin) {
        var stream = stream(decider, streamId);
        var bare =
                EventRecord.newBuilder()
                        .setStreamId(streamId)
                        .setSequence(stream.sequence + 1)
                        .setPosition(position + 1)
                        .setPreviousHash(ByteString.copyFrom(stream.hash))
                        .setCommandId(origin.commandId())
                        .setCause(origin.cause())
                        .setLogTimeMillis(origin.logTimeMillis())
                        .setType(codec.typeOf(event))
                        .setPayload(ByteString.copyFrom(codec.encode(event)))
                        .build()
                        .toByteArray();
        var sealed = EventFrame.sealed(bare);
        advance(stream, sealed, origin.logTimeMillis());
        taken.take(origin.cause());
        stream.state = decider.evolve(stream.state, event);
        return sealed;
    }

    private void advance(Stream<S> stream, byte[] sealed, long timeMillis) {
        stream.sequence++;
        stream.hash = EventFrame.hash(digest(), sealed);
        position++;
        logTimeMillis = timeMillis;
    }

    private MessageDigest digest() {
        var digest = sha256;
        if (digest == null) {
            digest = EventFrame.sha256();
            sha256 = digest;
        }
        return digest;
    }

    /**
     * Folds a fact of the log.
     *
     * @param external whether a cause is a caller's command, whose id must be remembered
     * @throws CorruptLogException if something is missing, changed or out of order
     */
    void fold(Decider<C, S, E> decider, Codec<E> codec, byte[] sealed, Predicate<String> external) {
        var record = EventFrame.opened(sealed);
        var stream = stream(decider, record.getStreamId());
        if (record.getPosition() != position + 1
                || record.getSequence() != stream.sequence + 1
                || !record.getPreviousHash().equals(ByteString.copyFrom(stream.hash))) {
            throw new CorruptLogException(
                    "position %d of the log does not follow on %d (stream %s)"
                            .formatted(record.getPosition(), position, record.getStreamId()));
        }
        var event =
                codec.decode(
                        record.getPayload().toByteArray(),
                        Instant.ofEpochMilli(record.getLogTimeMillis()));
        advance(stream, sealed, record.getLogTimeMillis());
        taken.take(record.getCause());
        stream.state = decider.evolve(stream.state, event);
        if (external.test(record.getCause())) {
            remember(record.getStreamId(), record.getCommandId(), sealed);
        }
    }

    /** Facts of one command lie side by side, so its answer is complete with its last fact. */
    private void remember(String streamId, String commandId, byte[] sealed) {
        if (!commandId.equals(openCommand) || !streamId.equals(openStream)) {
            openCommand = commandId;
            openStream = streamId;
            openFacts = new ArrayList<>();
            openBytes = 0;
        }
        openBytes += sealed.length;
        if (openBytes > AnsweredCommands.FACTS_BYTES_MAX) {
            openFacts.clear();
        } else {
            openFacts.add(sealed);
        }
        answered.accept(streamId, commandId, position, List.copyOf(openFacts));
    }

    /**
     * Where a fact comes from.
     *
     * @param commandId the command that caused it
     * @param cause place of the record that carried it
     * @param logTimeMillis when it was decided
     */
    record Origin(String commandId, String cause, long logTimeMillis) {}
}
