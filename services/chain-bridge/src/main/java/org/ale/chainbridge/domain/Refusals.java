/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ale.kernel.JobId;

/** What contracts refused: whom they may refuse again, and posts that are asked for again. */
final class Refusals implements Serializable {
    /** Of the escrow: so long after it was announced that a job closes, it may give nothing. */
    private static final Duration CLOSING = Duration.ofDays(7);

    private static final long serialVersionUID = 1;

    private final Doubts releases = new Doubts();
    private final Doubts refunds = new Doubts();
    private final Set<Long> mints = new LinkedHashSet<>();
    private final Map<Long, Intent> posts = new LinkedHashMap<>();

    /** Jobs that close on chain, and when that was announced: they take no deposit any more. */
    private final Map<JobId, Instant> closing = new LinkedHashMap<>();

    record View(
            Map<JobId, Doubts.Refusal> releases,
            Map<JobId, Doubts.Refusal> refunds,
            List<Long> mints,
            Map<Long, Intent> posts,
            Map<JobId, Instant> closing) {}

    View view() {
        return new View(
                releases.view(),
                refunds.view(),
                List.copyOf(mints),
                new LinkedHashMap<>(posts),
                new LinkedHashMap<>(closing));
    }

    /** Posts that were refused and not asked for again, the oldest first. */
    List<Intent> posts() {
        return new ArrayList<>(posts.values());
    }

    /** It has a nonce again. */
    void ask(Intent intent) {
        posts.values().remove(intent);
    }

    void finish(long nonce, Intent intent, boolean succeeded, Instant at) {
        WayOut.of(intent)
                .ifPresent(way -> {
                    if (succeeded) {
                        of(way).pass(intent.jobs());
                    } else {
                        of(way).refuse(intent.jobs(), at);
                    }
                });
        if (intent instanceof Intent.MintForCommunities(var index, _) && !succeeded) {
            mints.add(index);
        }
        var isPost = Epochs.isPost(intent) || intent instanceof Intent.PostReputation;
        if (isPost && !succeeded) {
            posts.put(nonce, intent);
        }
    }

    /** Of the posts that were refused these are not asked for again. */
    void forget(Predicate<Intent> which) {
        posts.values().removeIf(which);
    }

    void close(JobId job, Instant announced) {
        closing.putIfAbsent(job, announced);
    }

    /** What waited came back into its escrow: it may give once more. */
    void cameBack(JobId job) {
        releases.forget(job);
        refunds.forget(job);
    }

    private Doubts of(WayOut way) {
        return switch (way) {
            case RELEASE -> releases;
            case REFUND -> refunds;
        };
    }

    /** Whether others would be refused for this job, if it was asked for with them. */
    boolean isDoubtful(WayOut way, JobId job) {
        return closing.containsKey(job) || of(way).isDoubtful(job);
    }

    boolean isAmongFew(WayOut way, JobId job) {
        return !closing.containsKey(job) && of(way).isAmongFew(job);
    }

    /**
     * Whether it was refused alone since nothing can come into its escrow any more. What was
     * refused before, in a pause perhaps, says nothing: an escrow gives until its closing is
     * finished.
     */
    boolean isHopeless(WayOut way, JobId job) {
        var announced = closing.get(job);
        return announced != null && of(way).wasRefusedAlone(job, announced.plus(CLOSING));
    }

    boolean wasRefused(long mint) {
        return mints.contains(mint);
    }

    /** Whether a root may count on it before it is final. */
    boolean isSure(Intent intent) {
        if (intent instanceof Intent.MintForCommunities(var index, _)) {
            return !wasRefused(index);
        }
        return WayOut.of(intent).stream()
                .allMatch(
                        way -> intent.jobs().stream().noneMatch(job -> isDoubtful(way, job.job())));
    }
}
