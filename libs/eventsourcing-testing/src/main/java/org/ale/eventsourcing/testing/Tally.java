/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;

/** The smallest aggregate: a sum that never exceeds a limit. */
public final class Tally {
    public static final int LIMIT = 1_000_000_000;

    private Tally() {}

    /** Adds. */
    public record Add(int amount) {}

    /** It was added. */
    public record Added(int amount) {}

    /** Why nothing was added. */
    public enum Refusal implements Decision.Reason {
        TOO_MUCH
    }

    /** All that was added. */
    public static final class Sum implements Serializable {
        private static final long serialVersionUID = 1;
        long total;
    }

    /** An aggregate of this name in the context of the same name. */
    public static Aggregate<Add, Sum, Added> aggregate(
            String name, List<Followed<?, Add>> follows) {
        return new Aggregate<>(
                new Topics(name, "tally"), new Rules(), new AddCodec(), new AddedCodec(), follows);
    }

    private static final class Rules implements Decider<Add, Sum, Added> {
        @Override
        public Sum initialState() {
            return new Sum();
        }

        @Override
        public Decision<Added> decide(Add command, Sum state) {
            return state.total + command.amount() > LIMIT
                    ? Decision.rejected(Refusal.TOO_MUCH, "the sum would exceed its limit")
                    : Decision.accepted(new Added(command.amount()));
        }

        @Override
        public Sum evolve(Sum state, Added event) {
            state.total += event.amount();
            return state;
        }
    }

    /** What a fact says. */
    public static int amount(byte[] bytes) {
        try {
            return Integer.parseInt(new String(bytes, StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            throw new UndecodableException("not a number", e);
        }
    }

    private static byte[] bytes(int number) {
        return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    }

    private static final class AddCodec implements Codec<Add> {
        @Override
        public String typeOf(Add value) {
            return "ale.test.v1.Add";
        }

        @Override
        public byte[] encode(Add value) {
            return bytes(value.amount());
        }

        @Override
        public Add decode(byte[] bytes, Instant at) {
            return new Add(amount(bytes));
        }
    }

    private static final class AddedCodec implements Codec<Added> {
        @Override
        public String typeOf(Added value) {
            return "ale.test.v1.Added";
        }

        @Override
        public byte[] encode(Added value) {
            return bytes(value.amount());
        }

        @Override
        public Added decode(byte[] bytes, Instant at) {
            return new Added(amount(bytes));
        }
    }
}
