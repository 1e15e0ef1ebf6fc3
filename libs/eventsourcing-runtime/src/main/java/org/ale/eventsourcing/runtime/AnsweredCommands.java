/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.ale.schemas.log.v1.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The bounded memory of a partition for what was already answered. Accepted ids are part of the
 * folded state; refusals changed nothing, so they are only remembered while this life lasts:
 * decided again after a restart, they are decided on the same state.
 */
final class AnsweredCommands implements Serializable {
    /** Accepted ids kept for each partition; an older one that comes again is a new command. */
    static final int IDS_MAX = 200_000;

    /**
     * Of these, so many of the newest with their facts; an older one is answered by position only.
     * They are most of what an owner holds, so the fewer, the shorter its collector's pauses; while
     * an owner is away none is pushed out, so they need to cover a caller's retries alone.
     */
    static final int FACTS_MAX = 1_000;

    /**
     * Facts of one command that are remembered, and that one reply carries, in bytes. A larger
     * command is answered by position only: whoever needs its facts reads the log.
     */
    static final int FACTS_BYTES_MAX = 256 * 1024;

    private static final int REFUSALS_MAX = 10_000;
    private static final long serialVersionUID = 3;

    /**
     * What an accepted command led to.
     *
     * @param position of its last fact
     * @param facts sealed records; empty when it is long ago, or when they were too many to tell
     */
    record Accepted(long position, List<byte[]> facts) {}

    private transient LinkedHashMap<CommandKey, Accepted> accepted = new LinkedHashMap<>();
    private transient ArrayDeque<CommandKey> withFacts = new ArrayDeque<>();
    private transient LinkedHashMap<CommandKey, Outcome> refused = new LinkedHashMap<>();
    private transient MessageDigest sha256 = EventFrame.sha256();

    @Nullable Accepted accepted(String streamId, String commandId) {
        return accepted.get(key(streamId, commandId));
    }

    @Nullable Outcome refused(String streamId, String commandId) {
        return refused.get(key(streamId, commandId));
    }

    /** The facts of one command if a reply has room for them, else none. */
    static List<byte[]> told(List<byte[]> facts) {
        var bytes = 0L;
        for (var fact : facts) {
            bytes += fact.length;
        }
        return bytes > FACTS_BYTES_MAX ? List.of() : facts;
    }

    void accept(String streamId, String commandId, long position, List<byte[]> facts) {
        var key = key(streamId, commandId);
        if (accepted.put(key, new Accepted(position, facts)) == null) {
            withFacts.add(key);
        }
        if (withFacts.size() > FACTS_MAX) {
            accepted.computeIfPresent(
                    withFacts.remove(), (_, old) -> new Accepted(old.position(), List.of()));
        }
        if (accepted.size() > IDS_MAX) {
            accepted.pollFirstEntry();
        }
    }

    void refuse(String streamId, Outcome outcome) {
        refused.put(key(streamId, outcome.getCommandId()), outcome);
        if (refused.size() > REFUSALS_MAX) {
            refused.pollFirstEntry();
        }
    }

    private CommandKey key(String streamId, String commandId) {
        return CommandKey.of(sha256, streamId, commandId);
    }

    /**
     * Entry by entry as plain values: the owner stands still meanwhile, and objects of their own
     * would take it several times as long.
     */
    private void writeObject(ObjectOutputStream out) throws IOException {
        out.writeInt(accepted.size());
        for (var entry : accepted.entrySet()) {
            out.writeLong(entry.getKey().high());
            out.writeLong(entry.getKey().low());
            out.writeLong(entry.getValue().position());
            out.writeInt(entry.getValue().facts().size());
            for (var fact : entry.getValue().facts()) {
                out.writeInt(fact.length);
                out.write(fact);
            }
        }
    }

    private void readObject(ObjectInputStream in) throws IOException {
        accepted = new LinkedHashMap<>();
        withFacts = new ArrayDeque<>();
        refused = new LinkedHashMap<>();
        sha256 = EventFrame.sha256();
        for (var left = in.readInt(); left > 0; left--) {
            var key = new CommandKey(in.readLong(), in.readLong());
            var position = in.readLong();
            var facts = new ArrayList<byte[]>();
            for (var more = in.readInt(); more > 0; more--) {
                var fact = new byte[in.readInt()];
                in.readFully(fact);
                facts.add(fact);
            }
            accepted.put(key, new Accepted(position, List.copyOf(facts)));
            if (!facts.isEmpty()) {
                withFacts.add(key);
            }
        }
    }
}
