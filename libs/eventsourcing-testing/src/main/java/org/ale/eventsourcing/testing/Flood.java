/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.UndecodableException;

/** An aggregate whose facts are as many and as large as one wishes. */
public final class Flood {
    private Flood() {}

    /**
     * A wish.
     *
     * @param facts how many
     * @param bytes of each
     */
    public record Pour(int facts, int bytes) {}

    /** An aggregate of its own context; its state is the number of its facts. */
    public static Aggregate<Pour, Integer, String> aggregate() {
        return new Aggregate<>(
                new Topics("flood", "flood"),
                new Rules(),
                new PourCodec(),
                new FactCodec(),
                List.of());
    }

    private static final class Rules implements Decider<Pour, Integer, String> {
        @Override
        public Integer initialState() {
            return 0;
        }

        @Override
        public Decision<String> decide(Pour command, Integer state) {
            var fact = "x".repeat(command.bytes());
            return Decision.accepted(Collections.nCopies(command.facts(), fact));
        }

        @Override
        public Integer evolve(Integer state, String event) {
            return state + 1;
        }
    }

    private static final class PourCodec implements Codec<Pour> {
        @Override
        public String typeOf(Pour value) {
            return "ale.test.v1.Pour";
        }

        @Override
        public byte[] encode(Pour value) {
            return (value.facts() + "x" + value.bytes()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Pour decode(byte[] bytes, Instant at) {
            var text = new String(bytes, StandardCharsets.UTF_8).split("x", 2);
            try {
                return new Pour(Integer.parseInt(text[0]), Integer.parseInt(text[1]));
            } catch (NumberFormatException e) {
                throw new UndecodableException("not two numbers", e);
            }
        }
    }

    private static final class FactCodec implements Codec<String> {
        @Override
        public String typeOf(String value) {
            return "ale.test.v1.Poured";
        }

        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes, Instant at) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
