/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.jspecify.annotations.Nullable;

/** Where a job stands. Its items' texts are in the log only. Changed in place by evolve only. */
public final class JobState implements Serializable {
    private static final long serialVersionUID = 1;

    /** The life of a job (rules §2). */
    public enum Phase {
        NONE,
        DRAFT,
        QUOTED,
        FUNDED,
        OPEN,
        PAUSED,
        ENDING,
        COMPLETED,
        CANCELLED
    }

    /** Everything of a job that was drafted. */
    static final class Job implements Serializable {
        private static final long serialVersionUID = 3;
        final JobId id;
        final CommunityId community;
        final JobDraft draft;

        /** Hash of each chunk that arrived. */
        final TreeMap<Integer, Chunk> chunks = new TreeMap<>();

        int itemsArrived;
        @Nullable Quote quote;

        /** Of one item, from the funding on. */
        Ale pot = Ale.ZERO;

        /** Whether a deposit on the chain pays for it, of which something may be left. */
        boolean hasMoneyOnChain;

        Ale promotion = Ale.ZERO;

        Job(JobId id, CommunityId community, JobDraft draft) {
            this.id = id;
            this.community = community;
            this.draft = draft;
        }
    }

    /**
     * A chunk that arrived.
     *
     * @param firstItem its first item
     * @param count of items
     * @param sha256 hex
     */
    record Chunk(int firstItem, int count, String sha256) implements Serializable {}

    private Phase phase = Phase.NONE;
    private @Nullable Job job;
    private final Set<String> deposits = new LinkedHashSet<>();

    public Phase phase() {
        return phase;
    }

    @Nullable Job job() {
        return job;
    }

    Job drafted() {
        var known = job;
        if (known == null) {
            throw new IllegalStateException("a fact about a job that nobody drafted");
        }
        return known;
    }

    boolean knowsDeposit(String depositId) {
        return deposits.contains(depositId);
    }

    void noteDeposit(String depositId) {
        if (!depositId.isEmpty()) {
            deposits.add(depositId);
        }
    }

    void enter(Phase next) {
        phase = next;
    }

    void cancel(boolean escrowClosed) {
        if (escrowClosed) {
            drafted().hasMoneyOnChain = false;
        }
        phase = Phase.CANCELLED;
    }

    void draft(Job drafted) {
        job = drafted;
        phase = Phase.DRAFT;
    }

    @Override
    public String toString() {
        var known = job;
        return known == null
                ? phase.name() + deposits
                : "%s %s %s %s %d %s %s %s %s %s"
                        .formatted(
                                phase,
                                known.id,
                                known.draft,
                                known.chunks,
                                known.itemsArrived,
                                known.quote,
                                known.pot,
                                known.hasMoneyOnChain,
                                known.promotion,
                                deposits);
    }
}
