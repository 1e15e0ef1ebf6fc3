/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.chainbridge.domain.ChainEvent.EpochPlanned;
import org.ale.chainbridge.domain.ChainEvent.EpochWithdrawn;
import org.ale.chainbridge.domain.ChainEvent.StandingsPlanned;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.chainbridge.domain.Intent.AllowRefund;
import org.ale.chainbridge.domain.Intent.MintForCommunities;
import org.ale.chainbridge.domain.Intent.PostReputation;
import org.ale.chainbridge.domain.Intent.PostRoot;
import org.ale.chainbridge.domain.Intent.PushClaim;
import org.ale.chainbridge.domain.Intent.ReleaseEscrow;
import org.ale.kernel.Ale;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that one command plans, each with the next nonce. The order of nonces is the order
 * on chain: what funds a root comes before the root.
 */
final class Plan {
    /** Jobs of one transaction: a block has room for it. */
    static final int JOBS_MAX = 50;

    /** Jobs that are asked for alone, since they were refused, in one epoch. */
    static final int ALONE_MAX = 100;

    private final ChainState state;
    private final Instant at;
    private final List<ChainEvent> events = new ArrayList<>();
    private final Ale missing;
    private long nonce;

    Plan(ChainState state, Instant at) {
        this.state = state;
        this.at = at;
        missing = state.outbox.refusals.missing();
        nonce = state.outbox.nextNonce();
    }

    List<ChainEvent> events() {
        return events;
    }

    Plan transaction(Intent intent) {
        events.add(new TransactionPlanned(nonce, intent, GasLimits.of(intent), at));
        nonce++;
        return this;
    }

    /** What contracts refused is asked of them again, and then what is new. */
    Plan closing(@Nullable Ale cap) {
        refused(cap);
        if (state.epochs.settled() == state.epochs.planned() && !state.isInsideRewards()) {
            escrows();
            state.epochs
                    .mints()
                    .forEach((index, amount) -> transaction(new MintForCommunities(index, amount)));
            root(cap);
            standings();
        }
        return this;
    }

    private void refused(@Nullable Ale cap) {
        var room = ALONE_MAX;
        for (var intent : state.outbox.refusals.all()) {
            if (Epochs.isPost(intent)) {
                post(intent, cap);
            } else if (!state.outbox.refusals.isHopeless(intent)) {
                var alone = Refusals.alone(intent).stream().limit(room).toList();
                alone.forEach(this::transaction);
                room -= alone.size();
            }
        }
    }

    /**
     * A root above the cap, or above what there is, would be refused for ever: what it holds waits
     * for the next one.
     */
    private void post(Intent intent, @Nullable Ale cap) {
        var increase = state.epochs.increase();
        var funded = increase.minus(least(increase, missing));
        var most = cap == null ? funded : least(cap, funded);
        if (increase.compareTo(most) > 0) {
            events.add(new EpochWithdrawn(state.epochs.planned(), most, at));
        } else {
            transaction(intent);
        }
    }

    private static Ale least(Ale one, Ale other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void escrows() {
        var jobs = state.epochs.jobs();
        chunks(
                        jobs.stream()
                                .filter(JobSettlement::releases)
                                .map(JobSettlement::releaseOnly)
                                .toList())
                .forEach(chunk -> transaction(new ReleaseEscrow(chunk)));
        chunks(jobs.stream().filter(JobSettlement::refunds).map(JobSettlement::refundOnly).toList())
                .forEach(chunk -> transaction(new AllowRefund(chunk)));
    }

    /** Jobs that may be refused are alone. */
    private List<List<JobSettlement>> chunks(List<JobSettlement> jobs) {
        var chunks = new ArrayList<List<JobSettlement>>();
        var sure = new ArrayList<JobSettlement>();
        for (var job : jobs) {
            if (state.outbox.refusals.isDoubtful(job.job())) {
                chunks.add(List.of(job));
            } else {
                sure.add(job);
            }
        }
        for (var from = 0; from < sure.size(); from += JOBS_MAX) {
            chunks.add(sure.subList(from, Math.min(sure.size(), from + JOBS_MAX)));
        }
        return chunks;
    }

    /** What does not fit below the cap, or is not there, waits for the next epoch. */
    private void root(@Nullable Ale cap) {
        var before = state.epochs.tree();
        var sum = state.totals.sum();
        var total = capped(sum.minus(least(sum, missing)), before, cap);
        if (state.totals.changes().isEmpty() || total.baseUnits().compareTo(before.total()) <= 0) {
            return;
        }
        var tree = before.with(state.totals.changesUpTo(total, before));
        var epoch = state.epochs.planned() + 1;
        var dataHash = tree.dataHash();
        events.add(new EpochPlanned(epoch, tree.root(), total, dataHash, tree.size(), at));
        transaction(new PostRoot(epoch, tree.root(), total, dataHash));
    }

    private static Ale capped(Ale all, CumulativeTree before, @Nullable Ale cap) {
        if (cap == null) {
            return all;
        }
        var most = new Ale(before.total()).plus(cap);
        return all.compareTo(most) > 0 ? most : all;
    }

    private void standings() {
        if (!state.standings.isChanged()) {
            return;
        }
        var tree = state.standings.tree(state.totals);
        if (!tree.root().equals(state.standings.root())) {
            var epoch = state.standings.epoch() + 1;
            events.add(new StandingsPlanned(epoch, tree.root(), tree.size(), at));
            transaction(new PostReputation(epoch, tree.root()));
        }
    }

    /**
     * Claims that wait and whose account has more in the last root than it was paid, as far as
     * there is room for them. Nonces are mined in order: what has one is before every later root.
     */
    Plan claims() {
        if (state.outbox.isMoreUrgentUnsigned(PushClaim.class)) {
            return this;
        }
        var room = Math.max(0, PushClaim.WAITING_MAX - state.outbox.waitingClaims());
        var tree = state.epochs.tree();
        state.epochs.claims().stream()
                .filter(account ->
                        tree.amount(account).compareTo(state.totals.claimed(account)) > 0)
                .limit(room)
                .forEach(account -> {
                    var cumulative = new Ale(tree.amount(account));
                    transaction(new PushClaim(account, cumulative, tree.proof(account)));
                });
        return this;
    }
}
