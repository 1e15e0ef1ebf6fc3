/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.io.Serializable;
import java.util.LinkedHashSet;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** What a community has learnt from pools with one number of labels. */
final class Model implements Serializable {
    private static final long serialVersionUID = 1;

    /** As it is used now. */
    private Accuracy now;

    /** What decided jobs taught. Audits start from it and look at the pools of other jobs only. */
    private final Accuracy settled;

    private final LinkedHashSet<WorkerId> benched = new LinkedHashSet<>();
    private int audits;
    private int auditablePools;
    private int closedSinceAudit;
    private boolean hasGold;
    private boolean auditAsked;

    /**
     * The audit of the votes as they are; null until someone asks. It only saves doing it twice.
     */
    private transient @Nullable Audit audit;

    Model(int labels) {
        now = Accuracy.prior(labels);
        settled = Accuracy.prior(labels);
    }

    Accuracy now() {
        return now;
    }

    Accuracy settled() {
        return settled;
    }

    boolean isBenched(WorkerId worker) {
        return benched.contains(worker);
    }

    int audits() {
        return audits;
    }

    /** Closed pools of jobs that are neither decided nor stopped. */
    int auditablePools() {
        return auditablePools;
    }

    /** Whether known answers are mixed in. Only they bring a benched worker back. */
    boolean hasGold() {
        return hasGold;
    }

    /**
     * Whether an audit is due while jobs run: one of them was stopped, or the community wants
     * periodic audits and enough pools have closed since the last, and at least half of those it
     * would look at, so that audits cost no more than a fixed number of looks at each vote.
     */
    boolean isAuditDue(int everyPools) {
        return auditAsked
                || (everyPools > 0
                        && closedSinceAudit >= everyPools
                        && 2L * closedSinceAudit >= auditablePools);
    }

    /** The audit of the closed pools as they are now. */
    Audit audit(PoolState state) {
        var known = audit;
        if (known == null) {
            known = Audit.of(settled, state.auditable(now.labels()));
            audit = known;
        }
        return known;
    }

    /** Votes that an audit looks at have come or gone. */
    void evidenceChanged() {
        audit = null;
    }

    /** A job was stopped: its pools are no evidence, and what they taught is to be unlearnt. */
    void leaveOut(int pools) {
        auditablePools -= pools;
        auditAsked = true;
        evidenceChanged();
    }

    /** A stopped job goes on: its pools are evidence again. */
    void takeIn(int pools) {
        auditablePools += pools;
        evidenceChanged();
    }

    void closed(PoolEvent.PoolClosed event) {
        var gold = event.terms().isGold();
        now.credit(event.posterior(), gold, event.votes());
        hasGold |= gold;
        auditablePools++;
        closedSinceAudit++;
        evidenceChanged();
    }

    void audited(Accuracy accuracy) {
        now = accuracy;
        audits++;
        closedSinceAudit = 0;
        auditAsked = false;
        audit = null;
    }

    /** A pool's job is decided: what it taught is kept, its votes are not looked at again. */
    void settle(Ballot ballot) {
        var terms = ballot.terms();
        var posterior =
                terms.isGold()
                        ? Millionths.certain(terms.gold(), terms.labels())
                        : LogLikelihood.posterior(ballot.score());
        var votes =
                ballot.votes().stream()
                        .map(vote -> new CreditedVote(vote.worker(), vote.label(), posterior))
                        .toList();
        settled.credit(posterior, terms.isGold(), votes);
        auditablePools--;
        evidenceChanged();
    }

    void bench(WorkerId worker) {
        benched.add(worker);
    }

    void unbench(WorkerId worker) {
        benched.remove(worker);
    }

    @Override
    public String toString() {
        return "audits %d, auditable %d, since %d, asked %s, gold %s, benched %s"
                .formatted(audits, auditablePools, closedSinceAudit, auditAsked, hasGold, benched);
    }
}
