/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;

/** A service of which only the facts matter: what it is asked to say, it says on its log. */
public final class Echo {
    private Echo() {}

    /** The aggregate of a service that is not there. */
    public static <E extends MessageLite> Aggregate<E, Integer, E> aggregate(
            Topics topics, Parser<E> parser) {
        var codec = new EchoCodec<>(parser);
        return new Aggregate<>(topics, new Agreeing<E>(), codec, codec, List.of());
    }

    /** Says a fact, and waits until it is on the log. */
    public static <E extends MessageLite> void say(CommandBus<E, E> bus, String streamId, E fact)
            throws ExecutionException, InterruptedException {
        var wish = new Wish<>(new CommandId(UUID.randomUUID().toString()), fact);
        bus.send(streamId, List.of(wish), Patience.MAX).toCompletableFuture().get();
    }

    private static final class Agreeing<E> implements Decider<E, Integer, E> {
        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public Decision<E> decide(E command, Integer state) {
            return Decision.accepted(List.of(command));
        }

        @Override
        public Integer evolve(Integer state, E event) {
            return state + 1;
        }
    }

    private record EchoCodec<E extends MessageLite>(Parser<E> parser) implements Codec<E> {
        @Override
        public String typeOf(E value) {
            return value.getClass().getSimpleName();
        }

        @Override
        public byte[] encode(E value) {
            return value.toByteArray();
        }

        @Override
        public E decode(byte[] bytes, Instant at) {
            try {
                return parser.parseFrom(bytes);
            } catch (InvalidProtocolBufferException e) {
                throw new UndecodableException("not a fact of this log", e);
            }
        }
    }
}
