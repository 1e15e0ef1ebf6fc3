/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongPredicate;
import org.ale.chainbridge.domain.ChainCommand.CloseEpoch;
import org.ale.chainbridge.domain.ChainEvent.EpochPlanned;
import org.ale.chainbridge.domain.ChainEvent.EpochWithdrawn;
import org.ale.chainbridge.domain.ChainEvent.StandingsPlanned;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.chainbridge.domain.Intent.MintForCommunities;
import org.ale.chainbridge.domain.Intent.PostReputation;
import org.ale.chainbridge.domain.Intent.PostRoot;
import org.ale.chainbridge.domain.Intent.PushClaim;
import org.ale.kernel.Ale;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that one command plans, each with the next nonce. The order of nonces is the order
 * on chain: what funds a root comes before the root.
 */
final class Plan {
    /** Transactions of one closing that may be refused; who finds no room comes first next time. */
    static final int DOUBTFUL_MAX = 100;

    private final ChainState state;
    private final Instant at;
    private final List<ChainEvent> events = new ArrayList<>();
    private Ale funds;
    private long nonce;

    Plan(ChainState state, Instant at) {
        this.state = state;
        this.at = at;
        funds = state.outbox.funds.most();
        nonce = state.outbox.nextNonce();
    }

    List<ChainEvent> events() {
        return events;
    }

    Plan transaction(Intent intent) {
        events.add(new TransactionPlanned(nonce, intent, GasLimits.of(intent), at));
        nonce++;
        if (refusals().isSure(intent)) {
            funds = funds.plus(intent.money());
        }
        return this;
    }

    private Refusals refusals() {
        return state.outbox.refusals;
    }

    /**
     * A root, behind what funds it. Then, at every closing, whatever may be refused: no root waits
     * for it.
     */
    Plan closing(CloseEpoch close) {
        refusals().posts().forEach(post -> again(post, close.cap()));
        if (state.epochs.settled() == state.epochs.planned() && !state.isInsideRewards()) {
            if (!close.isEscrowPaused()) {
                trusted(WayOut.RELEASE);
                trusted(WayOut.REFUND);
            }
            mints(index -> !refusals().wasRefused(index));
            root(close.cap());
            standings();
        }
        mints(refusals()::wasRefused);
        if (!close.isEscrowPaused()) {
            doubtful();
        }
        return this;
    }

    /**
     * A root above the cap, or above what there is, would be refused for ever: what it holds waits
     * for the next one.
     */
    private void again(Intent post, @Nullable Ale cap) {
        var increase = state.epochs.increase();
        var most = mostAbove(new Ale(state.epochs.tree().total()).minus(increase), cap);
        if (post instanceof PostRoot && increase.compareTo(most) > 0) {
            events.add(new EpochWithdrawn(state.epochs.planned(), most, at));
        } else {
            transaction(post);
        }
    }

    /** By how much a root may raise what the one before it promised. */
    private Ale mostAbove(Ale total, @Nullable Ale cap) {
        var funded = funds.minus(Epochs.least(funds, total));
        return cap == null ? funded : Epochs.least(cap, funded);
    }

    /** Of whom nothing was refused: as many as one transaction takes. */
    private void trusted(WayOut way) {
        var parts =
                state.epochs.jobs().stream()
                        .filter(job -> way.isOf(job) && !refusals().isDoubtful(way, job.job()))
                        .map(way::part)
                        .toList();
        groups(way, parts, Doubts.MANY).forEach(this::transaction);
    }

    /** Of whom something was refused: some among few, then the others alone, each in his turn. */
    private void doubtful() {
        var few = new EnumMap<WayOut, List<JobSettlement>>(WayOut.class);
        var alone = new ArrayList<Intent>();
        for (var part : tried()) {
            if (refusals().isAmongFew(part.way(), part.job().job())) {
                few.computeIfAbsent(part.way(), _ -> new ArrayList<>()).add(part.job());
            } else {
                alone.add(part.way().intent(List.of(part.job())));
            }
        }
        var all = new ArrayList<Intent>();
        few.forEach((way, parts) -> all.addAll(groups(way, parts, Doubts.FEW)));
        all.addAll(alone);
        all.stream().limit(DOUBTFUL_MAX).forEach(this::transaction);
    }

    /** What of a job goes one way. */
    private record Part(WayOut way, JobSettlement job) {}

    /** What may be refused is tried once nothing of it is on its way, as long as there is hope. */
    private List<Part> tried() {
        var onTheirWay = state.outbox.onTheirWay();
        var tried = new ArrayList<Part>();
        for (var job : state.epochs.jobs()) {
            for (var way : WayOut.values()) {
                var isTried =
                        way.isOf(job)
                                && refusals().isDoubtful(way, job.job())
                                && !refusals().isHopeless(way, job.job())
                                && !onTheirWay.contains(new Outbox.Way(way, job.job()));
                if (isTried) {
                    tried.add(new Part(way, way.part(job)));
                }
            }
        }
        return tried;
    }

    private static List<Intent> groups(WayOut way, List<JobSettlement> parts, int size) {
        var groups = new ArrayList<Intent>();
        for (var from = 0; from < parts.size(); from += size) {
            groups.add(way.intent(parts.subList(from, Math.min(parts.size(), from + size))));
        }
        return groups;
    }

    private void mints(LongPredicate which) {
        state.epochs
                .mints()
                .forEach((index, amount) -> {
                    if (which.test(index)) {
                        transaction(new MintForCommunities(index, amount));
                    }
                });
    }

    /** What does not fit below the cap, or is not there, waits for the next epoch. */
    private void root(@Nullable Ale cap) {
        var before = state.epochs.tree();
        var settled = new Ale(before.total());
        var total = Epochs.least(state.totals.sum(), settled.plus(mostAbove(settled, cap)));
        if (state.totals.changes().isEmpty() || total.compareTo(settled) <= 0) {
            return;
        }
        var tree = before.with(state.totals.changesUpTo(total, before));
        var epoch = state.epochs.planned() + 1;
        var dataHash = tree.dataHash();
        events.add(new EpochPlanned(epoch, tree.root(), total, dataHash, tree.size(), at));
        transaction(new PostRoot(epoch, tree.root(), total, dataHash));
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
