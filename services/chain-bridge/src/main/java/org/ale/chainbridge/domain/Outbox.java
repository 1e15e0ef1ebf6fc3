/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The poster's transactions in order of nonces: those that are not final, and what is spent. */
final class Outbox implements Serializable {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long serialVersionUID = 1;

    private final Map<Long, Transaction> open = new LinkedHashMap<>();

    /** What contracts refused and must be asked of them again. */
    final Refusals refusals = new Refusals();

    private long nextNonce;
    private boolean isEscrowApproved;
    private long spentDay;
    private BigInteger spentWei = BigInteger.ZERO;
    private BigInteger spentOnTwinsWei = BigInteger.ZERO;

    record View(
            Map<Long, Transaction> open,
            Refusals.View refusals,
            long nextNonce,
            boolean isEscrowApproved,
            long spentDay,
            BigInteger spentWei,
            BigInteger spentOnTwinsWei) {}

    View view() {
        return new View(
                new LinkedHashMap<>(open),
                refusals.view(),
                nextNonce,
                isEscrowApproved,
                spentDay,
                spentWei,
                spentOnTwinsWei);
    }

    long nextNonce() {
        return nextNonce;
    }

    /** Every nonce below this is final. */
    long firstOpenNonce() {
        return open.keySet().stream().mapToLong(Long::longValue).min().orElse(nextNonce);
    }

    boolean isEscrowApproved() {
        return isEscrowApproved;
    }

    Optional<Transaction> open(long nonce) {
        return Optional.ofNullable(open.get(nonce));
    }

    boolean isFinal(long nonce) {
        return nonce >= 0 && nonce < nextNonce && !open.containsKey(nonce);
    }

    boolean hasOpen(Predicate<Intent> what) {
        return open.values().stream().map(Transaction::intent).anyMatch(what);
    }

    int openTwins() {
        return (int) open.values().stream().filter(Outbox::isTwin).count();
    }

    int waitingClaims() {
        return (int)
                open.values().stream()
                        .filter(each -> each.stage() != Transaction.Stage.MINED)
                        .filter(each -> each.intent() instanceof Intent.PushClaim)
                        .count();
    }

    /** Whether something other than these, and other than a twin, has no bytes yet. */
    boolean isMoreUrgentUnsigned(Class<? extends Intent> than) {
        return open.values().stream()
                .filter(each -> each.stage() == Transaction.Stage.PLANNED && !isTwin(each))
                .anyMatch(each -> !than.isInstance(each.intent()));
    }

    private static boolean isTwin(Transaction transaction) {
        return transaction.intent() instanceof Intent.CreateCommunity;
    }

    /** What transactions signed on the day of this moment may cost, in wei. */
    BigInteger spentOn(Instant at) {
        return day(at) == spentDay ? spentWei : BigInteger.ZERO;
    }

    /** As much of it as was for twins. */
    BigInteger spentOnTwins(Instant at) {
        return day(at) == spentDay ? spentOnTwinsWei : BigInteger.ZERO;
    }

    private static long day(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), DAY_MILLIS);
    }

    void plan(long nonce, Intent intent, long gasLimit) {
        if (nonce != nextNonce) {
            throw new IllegalStateException("nonce " + nonce + " instead of " + nextNonce);
        }
        open.put(nonce, Transaction.planned(nonce, intent, gasLimit));
        refusals.ask(nonce, intent);
        isEscrowApproved |= intent instanceof Intent.ApproveEscrow;
        nextNonce++;
    }

    void sign(long nonce, Hash32 hash, Fees fees, Instant at) {
        var transaction = requireNonNull(open.get(nonce));
        var cost = transaction.costAbove(fees);
        spentWei = spentOn(at).add(cost);
        spentOnTwinsWei = spentOnTwins(at).add(isTwin(transaction) ? cost : BigInteger.ZERO);
        spentDay = day(at);
        open.put(nonce, transaction.signed(hash, fees));
    }

    void broadcast(long nonce) {
        open.computeIfPresent(nonce, (_, transaction) -> transaction.broadcast());
    }

    void mine(Receipt receipt) {
        open.computeIfPresent(receipt.nonce(), (_, transaction) -> transaction.mined(receipt));
    }

    void reorg(long nonce) {
        open.computeIfPresent(nonce, (_, transaction) -> transaction.reorged());
    }

    Intent finish(Receipt receipt) {
        var intent = requireNonNull(open.remove(receipt.nonce())).intent();
        refusals.finish(receipt.nonce(), intent, !receipt.succeeded() && isAskedAgain(intent));
        return intent;
    }

    /**
     * Money that the log has moved must move on chain too: whoever mends the cause finds it asked
     * again at the next epoch. A claim or a wish is its owner's to repeat, and a deposit's payer is
     * given back what he paid: it must not come later after all.
     */
    private static boolean isAskedAgain(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow _,
                    Intent.AllowRefund _,
                    Intent.MintForCommunities _,
                    Intent.PostRoot _,
                    Intent.PostReputation _ ->
                    true;
            case Intent.MintDue _,
                    Intent.PushClaim _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ ->
                    false;
        };
    }
}
