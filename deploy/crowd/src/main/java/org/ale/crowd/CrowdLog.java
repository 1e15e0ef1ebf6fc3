/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a crowd has done and seen: votes taken, and how long answers and payments took. */
public final class CrowdLog {
    private record Sent(String workerId, long nanos, long answeredNanos) {}

    private final Map<String, Map<String, Sent>> sent = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> seen = new ConcurrentHashMap<>();
    private volatile Latencies acknowledgements = new Latencies();
    private final AtomicLong votes = new AtomicLong();
    private final AtomicLong skips = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile long lastMoveNanos = System.nanoTime();

    void voted(String poolId, String workerId, long sentNanos, long answeredNanos) {
        sent.computeIfAbsent(poolId, _ -> new ConcurrentHashMap<>())
                .put(workerId, new Sent(workerId, sentNanos, answeredNanos));
        acknowledgements.add(answeredNanos - sentNanos);
        votes.incrementAndGet();
        lastMoveNanos = answeredNanos;
    }

    /** Work begins now. */
    void begin() {
        lastMoveNanos = System.nanoTime();
    }

    void skipped() {
        skips.incrementAndGet();
        lastMoveNanos = System.nanoTime();
    }

    void refused() {
        refusals.incrementAndGet();
    }

    /** The first word on a pool on a worker's feed: paid, not paid, or unresolved. */
    void heard(String poolId, String workerId, long nanos) {
        seen.computeIfAbsent(poolId, _ -> new ConcurrentHashMap<>()).putIfAbsent(workerId, nanos);
    }

    /** Accepted answers of which their workers' feeds have not told yet what became of them. */
    long unheard() {
        return sent.entrySet().stream()
                .mapToLong(pool -> {
                    var heard = seen.getOrDefault(pool.getKey(), Map.of()).keySet();
                    return pool.getValue().keySet().stream()
                            .filter(worker -> !heard.contains(worker))
                            .count();
                })
                .sum();
    }

    /** Pools of which a worker's feed has not told yet what became of his accepted answer. */
    Set<String> unheard(String workerId) {
        var pools = new HashSet<String>();
        sent.forEach((pool, answers) -> {
            if (answers.containsKey(workerId)
                    && !seen.getOrDefault(pool, Map.of()).containsKey(workerId)) {
                pools.add(pool);
            }
        });
        return pools;
    }

    /** From sending an answer to its decided outcome in the response. */
    public Latencies acknowledgements() {
        return acknowledgements;
    }

    /**
     * From sending the deciding answer of a pool, the last that was sent before anybody heard of
     * it, to its sender hearing what became of it.
     */
    public Latencies credits() {
        var credits = new Latencies();
        seen.forEach((pool, heard) -> {
            var first = heard.values().stream().mapToLong(at -> at).min().orElseThrow();
            sent.getOrDefault(pool, Map.of()).values().stream()
                    .filter(answer -> answer.nanos() <= first)
                    .max(Comparator.comparingLong(Sent::nanos))
                    .ifPresent(answer -> {
                        var at = heard.get(answer.workerId());
                        if (at != null) {
                            credits.add(at - answer.nanos());
                        }
                    });
        });
        return credits;
    }

    /** Every answer whose acceptance its worker was told: {@code <pool>/<worker>}. */
    public Set<String> acknowledged() {
        var acknowledged = new HashSet<String>();
        sent.forEach((pool, answers) ->
                answers.keySet().forEach(worker -> acknowledged.add(pool + "/" + worker)));
        return acknowledged;
    }

    /**
     * When the first of the answers that were sent after a moment was acknowledged.
     *
     * @param nanos of {@link System#nanoTime}
     */
    public OptionalLong acknowledgedAgainNanos(long nanos) {
        return sent.values().stream()
                .flatMap(answers -> answers.values().stream())
                .filter(answer -> answer.nanos() - nanos >= 0)
                .mapToLong(Sent::answeredNanos)
                .min();
    }

    /** Forgets what was measured so far: the warm-up is over. Counts go on. */
    public void forget() {
        acknowledgements = new Latencies();
        sent.clear();
        seen.clear();
    }

    /** Accepted answers: each was bought. */
    public long votes() {
        return votes.get();
    }

    public long skips() {
        return skips.get();
    }

    /** Answers that were refused, for example because a lease had ended. */
    public long refusals() {
        return refusals.get();
    }

    /** How long ago anybody answered or skipped. */
    public long idleNanos() {
        return System.nanoTime() - lastMoveNanos;
    }
}
