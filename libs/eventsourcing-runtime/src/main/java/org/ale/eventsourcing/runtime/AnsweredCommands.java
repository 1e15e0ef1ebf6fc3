/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     */
    static final int FACTS_MAX = 5_000;

    private static final int REFUSALS_MAX = 10_000;
    private static final long serialVersionUID = 1;

    /**
     * What an accepted command led to.
     *
     * @param position of its last fact
     * @param facts sealed records; empty when it is long ago
     */
    record Accepted(long position, List<byte[]> facts) implements Serializable {}

    private final LinkedHashMap<String, Accepted> accepted = new LinkedHashMap<>();
    private final ArrayDeque<String> withFacts = new ArrayDeque<>();
    private transient @Nullable Map<String, Outcome> refused;

    @Nullable Accepted accepted(String streamId, String commandId) {
        return accepted.get(key(streamId, commandId));
    }

    @Nullable Outcome refused(String streamId, String commandId) {
        return refusals().get(key(streamId, commandId));
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
        var refusals = refusals();
        refusals.put(key(streamId, outcome.getCommandId()), outcome);
        if (refusals.size() > REFUSALS_MAX) {
            refusals.remove(refusals.keySet().iterator().next());
        }
    }

    private Map<String, Outcome> refusals() {
        var map = refused;
        if (map == null) {
            map = new LinkedHashMap<>();
            refused = map;
        }
        return map;
    }

    private static String key(String streamId, String commandId) {
        return streamId + "/" + commandId;
    }
}
