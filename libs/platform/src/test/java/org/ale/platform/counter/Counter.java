/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import com.google.protobuf.Int32Value;
import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;

/** The map of a service that adds numbers and refuses negative ones. */
@Singleton
final class Counter {
    record Add(int amount) {}

    record Added(int amount) {}

    record Sum(long value) implements Serializable {}

    enum Refusal implements Decision.Reason {
        NEGATIVE_AMOUNT
    }

    @Produces
    @Singleton
    Aggregate<Add, Sum, Added> aggregate() {
        return new Aggregate<>(
                new Topics("platform", "counter"),
                new CounterDecider(),
                new AddCodec(),
                new AddedCodec(),
                List.of());
    }

    private static final class CounterDecider implements Decider<Add, Sum, Added> {
        @Override
        public Sum initialState() {
            return new Sum(0);
        }

        @Override
        public Decision<Added> decide(Add command, Sum state) {
            return command.amount() < 0
                    ? Decision.rejected(Refusal.NEGATIVE_AMOUNT, "Add something.")
                    : Decision.accepted(new Added(command.amount()));
        }

        @Override
        public Sum evolve(Sum state, Added event) {
            return new Sum(state.value() + event.amount());
        }
    }

    private static final class AddCodec implements Codec<Add> {
        @Override
        public String typeOf(Add value) {
            return "ale.platform.v1.Add";
        }

        @Override
        public byte[] encode(Add value) {
            return Int32Value.of(value.amount()).toByteArray();
        }

        @Override
        public Add decode(byte[] bytes, Instant at) {
            return new Add(number(bytes));
        }
    }

    private static final class AddedCodec implements Codec<Added> {
        @Override
        public String typeOf(Added value) {
            return "ale.platform.v1.Added";
        }

        @Override
        public byte[] encode(Added value) {
            return Int32Value.of(value.amount()).toByteArray();
        }

        @Override
        public Added decode(byte[] bytes, Instant at) {
            return new Added(number(bytes));
        }
    }

    private static int number(byte[] bytes) {
        try {
            return Int32Value.parseFrom(bytes).getValue();
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableException("not a number", e);
        }
    }
}
