/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import org.ale.assignment.codec.LeaseCommandCodec;
import org.ale.assignment.codec.LeaseEventCodec;
import org.ale.audit.Audit;
import org.ale.audit.ExportedLog;
import org.ale.chainbridge.codec.ChainCommandCodec;
import org.ale.chainbridge.codec.ChainEventCodec;
import org.ale.communities.codec.CommunityCommandCodec;
import org.ale.communities.codec.CommunityEventCodec;
import org.ale.consensus.codec.PoolCommandCodec;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;
import org.ale.eventsourcing.runtime.CorruptLogException;
import org.ale.eventsourcing.runtime.EventFrame;
import org.ale.gateway.problem.Problem.LineError;
import org.ale.gateway.upload.CsvLines;
import org.ale.gateway.upload.ItemLines;
import org.ale.gateway.upload.JsonLines;
import org.ale.gateway.upload.ParsedItem;
import org.ale.jobs.codec.JobCommandCodec;
import org.ale.jobs.codec.JobEventCodec;
import org.ale.payment.codec.AccountCommandCodec;
import org.ale.payment.codec.AccountEventCodec;
import org.ale.reputation.codec.MemberCommandCodec;
import org.ale.reputation.codec.MemberEventCodec;
import org.ale.staking.codec.NetworkCommandCodec;
import org.ale.staking.codec.NetworkEventCodec;

/**
 * What is behind each door. It says in its own way that bytes are none of ours, and never fails in
 * another.
 */
final class Doors {
    /** What is done with the bytes. */
    @FunctionalInterface
    interface Taking {
        void take(byte[] bytes) throws IOException;
    }

    private static final byte[] BAD = "bad!".getBytes(StandardCharsets.US_ASCII);

    private Doors() {}

    /** What a door does; whatever it throws is a finding. */
    static Taking behind(Door door) {
        return switch (door) {
            case ASSIGNMENT_COMMANDS -> codec(new LeaseCommandCodec());
            case ASSIGNMENT_EVENTS -> codec(new LeaseEventCodec());
            case CHAIN_BRIDGE_COMMANDS -> codec(new ChainCommandCodec());
            case CHAIN_BRIDGE_EVENTS -> codec(new ChainEventCodec());
            case COMMUNITIES_COMMANDS -> codec(new CommunityCommandCodec());
            case COMMUNITIES_EVENTS -> codec(new CommunityEventCodec());
            case CONSENSUS_COMMANDS -> codec(new PoolCommandCodec());
            case CONSENSUS_EVENTS -> codec(new PoolEventCodec());
            case JOBS_COMMANDS -> codec(new JobCommandCodec());
            case JOBS_EVENTS -> codec(new JobEventCodec());
            case PAYMENT_COMMANDS -> codec(new AccountCommandCodec());
            case PAYMENT_EVENTS -> codec(new AccountEventCodec());
            case REPUTATION_COMMANDS -> codec(new MemberCommandCodec());
            case REPUTATION_EVENTS -> codec(new MemberEventCodec());
            case STAKING_COMMANDS -> codec(new NetworkCommandCodec());
            case STAKING_EVENTS -> codec(new NetworkEventCodec());
            case EVENT_FRAME -> Doors::frame;
            case UPLOAD_CSV -> upload(new CsvLines());
            case UPLOAD_JSON_LINES -> upload(new JsonLines());
            case EXPORTED_LOG -> Doors::export;
            case PLANTED -> Doors::planted;
        };
    }

    /** What can be read says the same after it was written once more. */
    private static <T> Taking codec(Codec<T> codec) {
        return bytes -> {
            T read;
            try {
                read = codec.decode(bytes, Instant.EPOCH);
            } catch (UndecodableException e) {
                return;
            }
            var written = codec.encode(read);
            var again = codec.encode(codec.decode(written, Instant.EPOCH));
            if (!Arrays.equals(written, again) || codec.typeOf(read).isBlank()) {
                throw new AssertionError("it is not what was read: " + read);
            }
        };
    }

    private static void frame(byte[] bytes) {
        try {
            EventFrame.opened(bytes);
        } catch (CorruptLogException e) {
            // So it is said.
        }
        EventFrame.opened(EventFrame.sealed(new byte[0]));
    }

    private static Taking upload(ItemLines lines) {
        return bytes -> {
            var file = Files.createTempFile("ale-fuzz", ".items");
            try {
                Files.writeString(file, new String(bytes, StandardCharsets.UTF_8));
                lines.read(file, new Told());
            } finally {
                Files.delete(file);
            }
        };
    }

    /** Lines are counted from one, and each has something to say. */
    private static final class Told implements ItemLines.Reader {
        @Override
        public void item(ParsedItem item) {
            require(item.line() >= 1);
        }

        @Override
        public void error(LineError error) {
            require(error.line() >= 1 && !error.detail().isBlank());
        }

        private static void require(boolean isSo) {
            if (!isSo) {
                throw new AssertionError("a line without a number or a reason");
            }
        }
    }

    private static void export(byte[] bytes) throws IOException {
        var file = Files.createTempFile("ale-fuzz", ".jsonl");
        try (var log = new ExportedLog(Files.write(file, bytes))) {
            new Audit().run(log);
        } finally {
            Files.delete(file);
        }
    }

    private static void planted(byte[] bytes) {
        if (Arrays.equals(bytes, BAD)) {
            throw new IllegalStateException("the planted bug");
        }
    }
}
