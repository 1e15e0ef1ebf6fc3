/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.consensus.v1.PoolEvent;

/**
 * The desk benches whom consensus benched, in the same order, and nobody else: draws are judged by
 * what the desk says of itself.
 */
final class DeskBenchCheck {
    /** In place of a number of labels: a desk of before there were numbers. */
    private static final int EVERYWHERE = 0;

    private final Findings findings;
    private final Map<String, Deque<Word>> said = new HashMap<>();
    private final Map<String, TreeSet<Integer>> benched = new HashMap<>();
    private final Waiting waiting = new Waiting("desk-bench-left-out");

    DeskBenchCheck(Findings findings) {
        this.findings = findings;
    }

    private record Word(int labels, boolean benches, Cause at) {}

    /** Notes what the desk said. */
    void said(LogEntry entry) throws InvalidProtocolBufferException {
        var event = LeaseEvent.parseFrom(entry.event().getPayload());
        if (event.hasWorkerBenched()) {
            var word = event.getWorkerBenched();
            said(entry, word.getWorkerId(), new Word(word.getLabels(), true, Cause.of(entry)));
        } else if (event.hasWorkerUnbenched()) {
            var word = event.getWorkerUnbenched();
            said(entry, word.getWorkerId(), new Word(word.getLabels(), false, Cause.of(entry)));
        }
    }

    private void said(LogEntry entry, String worker, Word word) {
        findings.checked("benchings at the desk");
        said.computeIfAbsent(key(entry, worker), _ -> new ArrayDeque<>()).add(word);
    }

    /** Compares it with what consensus decided. */
    void decided(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        if (event.hasWorkerBenched()) {
            var word = event.getWorkerBenched();
            decided(entry, word.getWorkerId(), word.getLabels(), true);
        } else if (event.hasWorkerUnbenched()) {
            var word = event.getWorkerUnbenched();
            decided(entry, word.getWorkerId(), word.getLabels(), false);
        }
    }

    private void decided(LogEntry entry, String worker, int labels, boolean benches) {
        var key = key(entry, worker);
        var words = said.getOrDefault(key, new ArrayDeque<>());
        var next = words.peek();
        var now = benched.computeIfAbsent(key, _ -> new TreeSet<>());
        var old = next != null && next.labels() == EVERYWHERE;
        if (!changes(now, old ? EVERYWHERE : labels, benches)) {
            return;
        }
        if (next != null && next.benches() == benches && (old || next.labels() == labels)) {
            apply(now, next.labels(), benches);
            words.remove();
        } else if (now.contains(EVERYWHERE)) {
            // The desk was of before there were numbers: it had nothing to add.
            return;
        } else if (next == null) {
            waiting.await(key + " " + labels + " " + benches, Cause.of(entry));
        } else {
            findings.add("desk-bench", next.at().place(), "consensus said " + labels + " labels");
            words.remove();
        }
    }

    private static boolean changes(TreeSet<Integer> now, int labels, boolean benches) {
        if (benches) {
            return !now.contains(labels);
        }
        return labels == EVERYWHERE
                ? !now.isEmpty()
                : now.contains(labels) || now.contains(EVERYWHERE);
    }

    /** A bench that holds everywhere is lifted by any word. */
    private static void apply(TreeSet<Integer> now, int labels, boolean benches) {
        if (benches) {
            now.add(labels);
        } else if (labels == EVERYWHERE) {
            now.clear();
        } else {
            now.remove(labels);
            now.remove(EVERYWHERE);
        }
    }

    /** The logs were read: what the desk said beyond that, nobody had decided. */
    void finish(long newestMillis) {
        said.values()
                .forEach(words ->
                        words.forEach(word ->
                                findings.add(
                                        "desk-bench",
                                        word.at().place(),
                                        "consensus decided no such")));
        waiting.finish(findings, newestMillis);
    }

    private static String key(LogEntry entry, String worker) {
        return entry.event().getStreamId() + "/" + worker;
    }
}
