/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<Long, Intent> refused = new LinkedHashMap<>();

    private long nextNonce;
    private boolean isEscrowApproved;
    private long spentDay;
    private BigInteger spentWei = BigInteger.ZERO;
    private BigInteger spentOnTwinsWei = BigInteger.ZERO;

    record View(
            Map<Long, Transaction> open,
            Map<Long, Intent> refused,
            long nextNonce,
            boolean isEscrowApproved,
            long spentDay,
            BigInteger spentWei,
            BigInteger spentOnTwinsWei) {}

    View view() {
        return new View(
                new LinkedHashMap<>(open),
                new LinkedHashMap<>(refused),
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

    /** Whether something other than a twin has no bytes yet. */
    boolean isMoreUrgentUnsigned() {
        return open.values().stream()
                .anyMatch(each -> each.stage() == Transaction.Stage.PLANNED && !isTwin(each));
    }

    private static boolean isTwin(Transaction transaction) {
        return transaction.intent() instanceof Intent.CreateCommunity;
    }

    List<Intent> refused() {
        return new ArrayList<>(refused.values());
    }

    boolean isRefused(Intent intent) {
        return refused.containsValue(intent);
    }

    /** Of what was refused this is not asked again. */
    void forget(Predicate<Intent> what) {
        refused.values().removeIf(what);
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
        refused.values().remove(intent);
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
        if (!receipt.succeeded() && isAskedAgain(intent)) {
            refused.put(receipt.nonce(), intent);
        }
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
