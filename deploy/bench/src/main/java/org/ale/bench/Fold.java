/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.consensus.domain.PoolDecider;
import org.ale.consensus.domain.PoolState;

/**
 * How fast consensus rebuilds its states from the facts of this run: bytes to state, audits
 * included.
 */
final class Fold {
    private static final int ROUNDS = 5;

    private Fold() {}

    /** Facts a second in the best of five rounds; the first ones warm the compiler. */
    static double measure(LogSource log) throws IOException {
        var entries = new ArrayList<LogEntry>();
        log.read(LogTopic.CONSENSUS, entries::add);
        var best = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            fold(entries);
            best = Math.max(best, entries.size() * 1e9 / (System.nanoTime() - started));
        }
        return Math.rint(best);
    }

    private static void fold(Iterable<LogEntry> entries) {
        var codec = new PoolEventCodec();
        var decider = new PoolDecider();
        Map<String, PoolState> states = new HashMap<>();
        for (var entry : entries) {
            var event =
                    codec.decode(
                            entry.event().getPayload().toByteArray(),
                            Instant.ofEpochMilli(entry.event().getLogTimeMillis()));
            var id = entry.event().getStreamId();
            var state = states.computeIfAbsent(id, _ -> decider.initialState());
            states.put(id, decider.evolve(state, event));
        }
    }
}
