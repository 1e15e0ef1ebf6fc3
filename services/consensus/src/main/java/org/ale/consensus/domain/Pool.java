/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.PoolId;
import org.jspecify.annotations.Nullable;

/** One validation pool, until its job is decided. Changed in place by {@code evolve} only. */
public final class Pool {

    /** Where a pool stands. */
    public enum Phase {
        VOTING,
        CLOSED,
        /** An audit asked for more votes. Its voters were credited when it closed first. */
        VOTING_AGAIN
    }

    private final PoolId id;
    private Phase phase = Phase.VOTING;
    private Ballot ballot;
    private @Nullable Verdict current;
    private @Nullable Verdict announced;
    private boolean heard;

    Pool(PoolId id, Ballot ballot) {
        this.id = id;
        this.ballot = ballot;
    }

    /** A pool as it was when a snapshot was taken. */
    Pool(
            PoolId id,
            Phase phase,
            boolean heard,
            Ballot ballot,
            @Nullable Verdict current,
            @Nullable Verdict announced) {
        this(id, ballot);
        this.phase = phase;
        this.heard = heard;
        this.current = current;
        this.announced = announced;
    }

    public PoolId id() {
        return id;
    }

    public Phase phase() {
        return phase;
    }

    public Ballot ballot() {
        return ballot;
    }

    public PoolTerms terms() {
        return ballot.terms();
    }

    public boolean isOpen() {
        return phase != Phase.CLOSED;
    }

    /** Whether the breaker has heard what its votes alone say. */
    boolean isHeard() {
        return heard;
    }

    void hear() {
        heard = true;
    }

    /** Whether the pool's votes are evidence that an audit looks at. */
    boolean isAuditable() {
        return phase != Phase.VOTING && ballot.algorithm().isBayesian();
    }

    /** What is known now, audits included. Null until the pool closed. */
    public @Nullable Verdict current() {
        return current;
    }

    /** What the last event about the pool said. Null until the pool closed. */
    @Nullable Verdict announced() {
        return announced;
    }

    void take(Vote vote) {
        ballot = ballot.plus(vote);
    }

    void close(Verdict verdict) {
        phase = Phase.CLOSED;
        ballot = ballot.spent();
        announce(verdict);
    }

    void reopen() {
        phase = Phase.VOTING_AGAIN;
    }

    void audited(Scores score, Verdict verdict) {
        ballot = ballot.scored(score);
        current = verdict;
    }

    void announce(Verdict verdict) {
        current = verdict;
        announced = verdict;
    }
}
