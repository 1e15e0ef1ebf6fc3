/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.kafka.RuntimeConfig;

/** A service of which only the facts matter: what it is asked to say, it says on its log. */
final class Says<E extends MessageLite> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AggregateRuntime<E, Integer, E> runtime;

    Says(Topics topics, Parser<E> parser, RuntimeConfig config) {
        var codec = new EchoCodec<>(parser);
        runtime =
                AggregateRuntime.start(
                        new Aggregate<>(topics, new AgreeingDecider<E>(), codec, codec, List.of()),
                        config);
    }

    void say(String streamId, E fact) throws ExecutionException, InterruptedException {
        var wish = new Wish<>(new CommandId(UUID.randomUUID().toString()), fact);
        runtime.bus().send(streamId, List.of(wish), PATIENCE).toCompletableFuture().get();
    }

    @Override
    public void close() {
        runtime.close();
    }

    private static final class AgreeingDecider<E> implements Decider<E, Integer, E> {
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
