/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.ale.kernel.JobId;

/** The poster's transactions in order of nonces: those that are not final, and what is spent. */
final class Outbox implements Serializable {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long serialVersionUID = 1;

    private final Map<Long, Transaction> open = new LinkedHashMap<>();

    /** What contracts refused, and whom they may refuse again. */
    final Refusals refusals = new Refusals();

    /** What roots may promise. */
    final Funds funds = new Funds();

    private long nextNonce;
    private boolean isEscrowApproved;
    private long spentDay;
    private BigInteger spentWei = BigInteger.ZERO;
    private BigInteger spentOnTwinsWei = BigInteger.ZERO;

    record View(
            Map<Long, Transaction> open,
            Refusals.View refusals,
            Funds.View funds,
            long nextNonce,
            boolean isEscrowApproved,
            long spentDay,
            BigInteger spentWei,
            BigInteger spentOnTwinsWei) {}

    View view() {
        return new View(
                new LinkedHashMap<>(open),
                refusals.view(),
                funds.view(),
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

    /** A job and a way out of its escrow. */
    record Way(WayOut out, JobId job) {}

    /** Ways by which something comes that is not final yet. */
    Set<Way> onTheirWay() {
        var ways = new LinkedHashSet<Way>();
        for (var transaction : open.values()) {
            var intent = transaction.intent();
            WayOut.of(intent)
                    .ifPresent(out ->
                            intent.jobs().forEach(each -> ways.add(new Way(out, each.job()))));
        }
        return ways;
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
        refusals.ask(intent);
        if (refusals.isSure(intent)) {
            funds.expect(nonce, intent);
        }
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

    Intent finish(Receipt receipt, Instant at) {
        var intent = requireNonNull(open.remove(receipt.nonce())).intent();
        refusals.finish(receipt.nonce(), intent, receipt.succeeded(), at);
        funds.finish(receipt.nonce(), intent, receipt.succeeded());
        return intent;
    }
}
