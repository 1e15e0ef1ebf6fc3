/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/** The money of one community. Changed in place, by folding only. */
public final class AccountState implements Serializable {
    private static final long serialVersionUID = 1;

    private final Ledger ledger = new Ledger();
    private final Map<JobId, Escrow> escrows = new LinkedHashMap<>();
    private final Map<JobId, PaidItems> paidItems = new LinkedHashMap<>();
    private final Map<JobId, Waiting> waiting = new LinkedHashMap<>();
    private final Set<JobId> returned = new LinkedHashSet<>();
    private final Set<JobId> closed = new LinkedHashSet<>();
    private final Unsettled unsettled = new Unsettled();

    /** What can be compared and shown of a state. */
    record View(
            Map<Account, Ale> balances,
            Map<JobId, Escrow> escrows,
            Map<JobId, Map<Integer, Integer>> paidItems,
            Map<JobId, List<Share>> waitingShares,
            Map<JobId, Integer> waitingRefunds,
            Set<JobId> returned,
            Set<JobId> closed,
            Unsettled.View unsettled) {}

    Optional<Escrow> escrow(JobId job) {
        return Optional.ofNullable(escrows.get(job));
    }

    boolean isClosed(JobId job) {
        return closed.contains(job);
    }

    /** Whether its escrow was closed on the chain, while pools of it may still be decided. */
    boolean isReturned(JobId job) {
        return returned.contains(job);
    }

    boolean isPaid(PoolId pool) {
        var items = paidItems.get(pool.jobId());
        return items != null && items.isPaid(pool.item());
    }

    Optional<Waiting> waiting(JobId job) {
        return Optional.ofNullable(waiting.get(job));
    }

    Ale balance(Account account) {
        return ledger.balance(account);
    }

    View view() {
        var paid = new LinkedHashMap<JobId, Map<Integer, Integer>>();
        paidItems.forEach((job, items) -> paid.put(job, items.view()));
        var shares = new LinkedHashMap<JobId, List<Share>>();
        waiting.forEach((job, each) -> shares.put(job, each.shares()));
        var refunds = new LinkedHashMap<JobId, Integer>();
        waiting.forEach((job, each) -> refunds.put(job, each.refunds()));
        return new View(
                ledger.balances(),
                new LinkedHashMap<>(escrows),
                paid,
                shares,
                refunds,
                new LinkedHashSet<>(returned),
                new LinkedHashSet<>(closed),
                unsettled.view());
    }

    Unsettled unsettled() {
        return unsettled;
    }

    void post(List<Posting> postings) {
        ledger.post(postings);
    }

    void fund(Budget budget) {
        waiting.remove(budget.jobId());
        escrows.put(budget.jobId(), Escrow.of(budget));
        paidItems.put(budget.jobId(), new PaidItems());
        requireSameAsLedger(budget.jobId());
        if (budget.isOnChain() && !budget.remainder().isZero()) {
            unsettled.move(
                    budget.clientId(),
                    new JobLegs(budget.jobId(), Ale.ZERO, Ale.ZERO, budget.remainder()));
        }
    }

    void pay(AccountEvent.PotSplit split) {
        var pool = split.share().poolId();
        var parties = split.share().parties();
        tell(pool, parties.size());
        change(pool.jobId(), Escrow::afterSplit);
        stand(parties);
        if (requireNonNull(escrows.get(pool.jobId())).budget().isOnChain()) {
            for (var index = 0; index < parties.size(); index++) {
                unsettled.earn(parties.get(index).worker(), split.paid().get(index));
            }
        }
    }

    void tell(AccountEvent.VotesUnpaid unpaid) {
        switch (unpaid.reason()) {
            case POT_SHARED_BEFORE -> tell(unpaid.poolId(), unpaid.parties().size());
            case ESCROW_CLOSED_ON_CHAIN -> {}
        }
    }

    /** So many more voters of a paid pool know what they are paid. */
    private void tell(PoolId pool, int more) {
        requireNonNull(paidItems.get(pool.jobId())).tell(pool.item(), more);
    }

    /** Those of a paid pool's voters, in order of voting, who came after its pot was shared. */
    List<Party> untold(PoolId pool, List<Party> parties) {
        var items = paidItems.get(pool.jobId());
        var told = items == null ? 0 : items.told(pool.item());
        return parties.subList(Math.min(told, parties.size()), parties.size());
    }

    /** Notes the reputations that a pool changed. */
    void stand(List<Party> parties) {
        Standing.changedBy(parties).forEach(unsettled::stand);
    }

    void refund(JobId job, int items) {
        change(job, escrow -> escrow.afterRefund(items));
    }

    /** Its payer has it on the chain already: that is not told to the chain as a refund. */
    void giveBack(JobId job) {
        escrows.put(job, requireNonNull(escrows.get(job)).closed());
        requireSameAsLedger(job);
        returned.add(job);
    }

    void close(JobId job) {
        change(job, Escrow::closed);
        escrows.remove(job);
        paidItems.remove(job);
        returned.remove(job);
        closed.add(job);
    }

    Waiting await(JobId job) {
        return waiting.computeIfAbsent(job, _ -> new Waiting());
    }

    private void change(JobId job, UnaryOperator<Escrow> change) {
        var before = requireNonNull(escrows.get(job));
        var after = change.apply(before);
        escrows.put(job, after);
        requireSameAsLedger(job);
        if (after.budget().isOnChain()) {
            unsettled.move(after.budget().clientId(), after.since(before));
        }
    }

    /**
     * Funded = paid + fees + refunded + what the ledger still holds in escrow, after every event.
     */
    private void requireSameAsLedger(JobId job) {
        var left = requireNonNull(escrows.get(job)).left();
        var held = ledger.balance(new Account.Escrow(job));
        if (!left.equals(held)) {
            throw new IllegalStateException(
                    "escrow of " + job + " holds " + held + ", but " + left + " is left of it");
        }
    }
}
