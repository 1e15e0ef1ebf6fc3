/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.type.v1.Posting;

/**
 * Jobs whose escrow was closed on the chain: what is left of such a budget is given back whole and
 * once. From then on it pays for nothing, and all who work for it are told so.
 */
final class ReturnsCheck {
    static final String CLOSED = "ESCROW_CLOSED_ON_CHAIN";

    private final Findings findings;
    private final Balances balances;
    private final OnboardingCheck onboarding;
    private final Waiting returns = new Waiting("escrow-not-returned");
    private final Waiting closes = new Waiting("returned-unclosed");

    /** Of whom jobs said that the escrow closes. */
    private final Set<String> closing = new HashSet<>();

    private final Map<String, Funding> fundings = new HashMap<>();
    private final Map<String, List<List<String>>> voters = new HashMap<>();
    private final Set<String> paidPools = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    /**
     * Checks before the postings of a fact are counted.
     *
     * @param balances hold what all facts before it posted
     * @param onboarding knows who has which place
     */
    ReturnsCheck(Findings findings, Balances balances, OnboardingCheck onboarding) {
        this.findings = findings;
        this.balances = balances;
        this.onboarding = onboarding;
    }

    private record Funding(String community, String client, boolean isOnChain) {}

    /** Notes of whom jobs said that the money is gone. */
    void told(LogEntry entry) throws InvalidProtocolBufferException {
        var event = JobEvent.parseFrom(entry.event().getPayload());
        if (event.getCancelled().getEscrowClosed()
                || event.getPlacesWithdrawn().getEscrowClosed()) {
            closing.add(event.getJobId());
            returns.await(event.getJobId(), Cause.of(entry));
        }
    }

    /** Notes who voted in such jobs' pools. */
    void credited(LogEntry entry) throws InvalidProtocolBufferException {
        var event = MemberEvent.parseFrom(entry.event().getPayload());
        if (event.hasReputationCredited()) {
            var credit = event.getReputationCredited();
            note(entry, credit.getPoolId(), credit.getParticipantsList());
        } else if (event.hasPoolUnrewarded()) {
            var unrewarded = event.getPoolUnrewarded();
            note(entry, unrewarded.getPoolId(), unrewarded.getParticipantsList());
        }
    }

    private void note(LogEntry entry, String pool, List<Participant> participants) {
        if (closing.contains(jobOf(pool))) {
            voters.computeIfAbsent(key(entry, pool), _ -> new ArrayList<>())
                    .add(participants.stream().map(Participant::getWorkerId).toList());
        }
    }

    /** Checks one fact of the payment log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case ESCROW_FUNDED -> funded(entry, event.getEscrowFunded());
            case ESCROW_RETURNED -> returned(entry, event.getEscrowReturned());
            case POT_SPLIT -> {
                var pool = event.getPotSplit().getPoolId();
                requireNotReturned(entry, "paid", jobOf(pool));
                if (closing.contains(jobOf(pool))) {
                    paidPools.add(key(entry, pool));
                }
            }
            case POT_HELD ->
                    requireNotReturned(entry, "held", jobOf(event.getPotHeld().getPoolId()));
            case SPLIT_DEFERRED ->
                    requireNotReturned(
                            entry, "deferred", jobOf(event.getSplitDeferred().getPoolId()));
            case ITEMS_REFUNDED ->
                    requireNotReturned(entry, "refunded", event.getItemsRefunded().getJobId());
            case VOTES_UNPAID -> unpaid(entry, event.getVotesUnpaid());
            case ESCROW_CLOSED -> ended.add(event.getEscrowClosed().getJobId());
            case PROMOTION_PAID,
                    REFUND_DEFERRED,
                    CLOSE_DEFERRED,
                    EARNINGS_SETTLED,
                    STANDINGS_NOTED,
                    EVENT_NOT_SET -> {}
        }
    }

    private void funded(LogEntry entry, EscrowFunded event) {
        var isOnChain = !event.getDepositId().isEmpty();
        fundings.put(
                event.getJobId(),
                new Funding(entry.event().getStreamId(), event.getClientId(), isOnChain));
    }

    private void requireNotReturned(LogEntry entry, String what, String job) {
        if (returned.contains(job)) {
            findings.add(what + "-after-return", entry.place(), job);
        }
    }

    private void returned(LogEntry entry, EscrowReturned event) {
        findings.checked("returned escrows");
        var job = event.getJobId();
        var place = entry.place();
        if (!returned.add(job)) {
            findings.add("returned-twice", place, job);
            return;
        }
        returns.settle(job);
        closes.await(job, Cause.of(entry));
        if (!closing.contains(job)) {
            findings.add("returned-unasked", place, job);
        }
        if (ended.contains(job)) {
            findings.add("returned-after-end", place, job);
        }
        var funding = fundings.get(job);
        if (funding == null || !funding.isOnChain()) {
            findings.add("returned-undeposited", place, job);
            return;
        }
        var escrow = "escrow:" + job;
        var left = balances.of(entry.event().getStreamId(), escrow);
        if (left.signum() <= 0) {
            findings.add("returned-nothing", place, job);
        }
        findings.expect(
                "returned-posted",
                place,
                List.of(
                        posting(escrow, left.negate()),
                        posting("returned:" + funding.client(), left)),
                event.getPostingsList());
    }

    private static Posting posting(String account, BigInteger units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits(units.toString()).build();
    }

    /** It may come again, after an audit: all are told each time. */
    private void unpaid(LogEntry entry, VotesUnpaid event) {
        if (event.getReason().isEmpty()) {
            return;
        }
        findings.expect("unpaid-reason", entry.place(), CLOSED, event.getReason());
        var pool = event.getPoolId();
        if (!returned.contains(jobOf(pool))) {
            findings.add("unpaid-unreturned", entry.place(), pool);
            return;
        }
        if (paidPools.contains(key(entry, pool))) {
            findings.add("unpaid-though-paid", entry.place(), pool);
        }
        var known =
                event.getOnboarding()
                        ? List.of(List.of(onboarding.holder(pool)))
                        : voters.getOrDefault(key(entry, pool), List.of());
        var told = event.getPayeesList().stream().map(Payee::getWorkerId).toList();
        if (!known.contains(told)) {
            findings.add("unpaid-voters", entry.place(), pool + ": " + known + ", told " + told);
        }
    }

    /** Notes which escrows close on the chain. */
    void closed(LogEntry entry) throws InvalidProtocolBufferException {
        var event = ChainEvent.parseFrom(entry.event().getPayload());
        if (event.hasJobCloseFinalized()) {
            closes.settle(event.getJobCloseFinalized().getJobId());
        }
    }

    /** The logs were read. */
    void finish(long newestMillis) {
        closing.stream().filter(job -> !owes(job)).forEach(returns::settle);
        returns.finish(findings, newestMillis);
        closes.finish(findings, newestMillis);
    }

    private boolean owes(String job) {
        var funding = fundings.get(job);
        return funding != null
                && funding.isOnChain()
                && balances.of(funding.community(), "escrow:" + job).signum() > 0;
    }

    private static String jobOf(String poolId) {
        return poolId.substring(0, poolId.lastIndexOf(':'));
    }

    private static String key(LogEntry entry, String poolId) {
        return entry.event().getStreamId() + "/" + poolId;
    }
}
