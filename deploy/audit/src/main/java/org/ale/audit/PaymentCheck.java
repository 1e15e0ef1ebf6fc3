/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.ItemsRefunded;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.type.v1.Posting;

/**
 * Every unit: each pot split anew from the reputations after the pool, each pool paid at most once.
 */
final class PaymentCheck {
    private static final BigInteger BPS = BigInteger.valueOf(10_000);

    private final Findings findings;
    private final Balances balances;
    private final OnboardingCheck onboarding;
    private final Map<String, List<ReputationCredited>> credits = new HashMap<>();
    private final Map<String, Job> jobs = new HashMap<>();
    private final Set<String> paidPools = new HashSet<>();

    PaymentCheck(Findings findings, Balances balances, OnboardingCheck onboarding) {
        this.findings = findings;
        this.balances = balances;
        this.onboarding = onboarding;
    }

    private static final class Job {
        final EscrowFunded funded;
        BigInteger paid = BigInteger.ZERO;
        BigInteger fees = BigInteger.ZERO;
        BigInteger refunded = BigInteger.ZERO;
        int paidPools;

        /** Of newcomers who came when the money was gone. */
        final Set<String> unpaidPlaces = new HashSet<>();

        Job(EscrowFunded funded) {
            this.funded = funded;
        }

        /** Fee of so many paid pools: shares of the whole fee, rounded down as a running total. */
        BigInteger feeOf(int pools) {
            return new BigInteger(funded.getFeeBaseUnits())
                    .multiply(BigInteger.valueOf(pools))
                    .divide(BigInteger.valueOf(funded.getItems()));
        }
    }

    /** Notes who won what reputation. */
    void credited(LogEntry entry) throws InvalidProtocolBufferException {
        var event = MemberEvent.parseFrom(entry.event().getPayload());
        if (event.hasReputationCredited()) {
            var credit = event.getReputationCredited();
            credits.computeIfAbsent(key(entry, credit.getPoolId()), _ -> new ArrayList<>())
                    .add(credit);
        }
    }

    /** Checks one fact of the payment log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case ESCROW_FUNDED -> funded(entry, event.getEscrowFunded());
            case POT_SPLIT -> split(entry, event.getPotSplit());
            case ITEMS_REFUNDED -> refunded(entry, event.getItemsRefunded());
            case ESCROW_CLOSED -> closed(entry, event.getEscrowClosed());
            case ESCROW_RETURNED -> returned(entry, event.getEscrowReturned());
            case PROMOTION_PAID -> post(entry, event.getPromotionPaid().getPostingsList());
            case EARNINGS_SETTLED -> post(entry, event.getEarningsSettled().getPostingsList());
            case POT_HELD -> findings.checked("held pots");
            case SPLIT_DEFERRED, REFUND_DEFERRED, CLOSE_DEFERRED, STANDINGS_NOTED ->
                    findings.checked("facts that move no money");
            case VOTES_UNPAID -> unpaid(entry, event.getVotesUnpaid());
            case EVENT_NOT_SET -> {}
        }
    }

    private void post(LogEntry entry, List<Posting> postings) {
        balances.post(entry.event().getStreamId(), entry.place(), postings);
    }

    private void funded(LogEntry entry, EscrowFunded event) {
        findings.checked("funded jobs");
        post(entry, event.getPostingsList());
        var funded = new BigInteger(event.getFundedBaseUnits());
        var pot =
                funded.subtract(new BigInteger(event.getFeeBaseUnits()))
                        .divide(BigInteger.valueOf(event.getItems()));
        findings.expect("pot", entry.place(), pot.toString(), event.getPotBaseUnits());
        var job = new Job(event);
        job.refunded = sumOf(event.getPostingsList(), name -> name.startsWith("refund:"));
        if (jobs.put(event.getJobId(), job) != null) {
            findings.add("funded-twice", entry.place(), event.getJobId());
        }
    }

    private void split(LogEntry entry, PotSplit event) {
        findings.checked("split pots");
        post(entry, event.getPostingsList());
        var job = jobs.get(jobOf(event.getPoolId()));
        if (job == null) {
            findings.add("paid-unfunded", entry.place(), event.getPoolId());
            return;
        }
        if (!paidPools.add(key(entry, event.getPoolId()))) {
            findings.add("double-paid", entry.place(), event.getPoolId());
        }
        job.paidPools++;
        var fee = job.feeOf(job.paidPools).subtract(job.feeOf(job.paidPools - 1));
        findings.expect("fee", entry.place(), fee.toString(), event.getFeeBaseUnits());
        findings.expect(
                "pot", entry.place(), job.funded.getPotBaseUnits(), event.getPotBaseUnits());
        job.fees = job.fees.add(fee);
        job.paid = job.paid.add(new BigInteger(event.getPotBaseUnits()));
        if (event.getOnboarding()) {
            onboarding.paid(entry, event);
            event.getPayeesList().forEach(payee -> expectPosted(entry, event, payee));
        } else {
            shares(entry, event);
        }
    }

    /** Nobody may be told that a pot was shared which never was. */
    private void unpaid(LogEntry entry, VotesUnpaid event) {
        findings.checked("unpaid votes");
        if (event.getReason().isEmpty() && !paidPools.contains(key(entry, event.getPoolId()))) {
            findings.add("unpaid-though-unshared", entry.place(), event.getPoolId());
        }
        var job = jobs.get(jobOf(event.getPoolId()));
        if (job != null && event.getOnboarding()) {
            job.unpaidPlaces.add(event.getPoolId());
        }
        for (var payee : event.getPayeesList()) {
            findings.expect(
                    "unpaid",
                    entry.place() + " " + payee.getWorkerId(),
                    "0",
                    payee.getPaidBaseUnits());
        }
    }

    private void shares(LogEntry entry, PotSplit event) {
        var known = credits.getOrDefault(key(entry, event.getPoolId()), List.of());
        var match =
                known.stream().filter(credit -> sameVoters(credit, event)).findFirst().orElse(null);
        if (match == null) {
            findings.add("paid-without-credit", entry.place(), event.getPoolId());
            return;
        }
        var shares = shares(match, new BigInteger(event.getPotBaseUnits()));
        for (var index = 0; index < shares.size(); index++) {
            findings.checked("payouts");
            var payee = event.getPayees(index);
            findings.expect(
                    "payout",
                    entry.place() + " " + payee.getWorkerId(),
                    shares.get(index).toString(),
                    payee.getPaidBaseUnits());
            expectPosted(entry, event, payee);
        }
    }

    private void expectPosted(LogEntry entry, PotSplit event, Payee payee) {
        var posted = sumOf(event.getPostingsList(), ("earnings:" + payee.getWorkerId())::equals);
        findings.expect("posted", entry.place(), payee.getPaidBaseUnits(), posted.toString());
    }

    private static boolean sameVoters(ReputationCredited credit, PotSplit split) {
        var voters = credit.getParticipantsList().stream().map(Participant::getWorkerId).toList();
        var payees = split.getPayeesList().stream().map(Payee::getWorkerId).toList();
        return voters.equals(payees);
    }

    /** Part of the pot equally, the rest by reputation after the pool, among those in scope. */
    private static List<BigInteger> shares(ReputationCredited credit, BigInteger pot) {
        var all = credit.getParticipantsList();
        var scope = new ArrayList<Integer>();
        for (var index = 0; index < all.size(); index++) {
            if (all.get(index).getWon() || credit.getPayScope().equals("PARTICIPANTS")) {
                scope.add(index);
            }
        }
        var weights =
                scope.stream()
                        .map(index -> BigInteger.valueOf(all.get(index).getReputationMicro()))
                        .toList();
        var equal = pot.multiply(BigInteger.valueOf(credit.getEqualShareBps())).divide(BPS);
        var equalShares = ExactShares.of(equal, Collections.nCopies(scope.size(), BigInteger.ONE));
        var proRata = ExactShares.of(pot.subtract(equal), weights);
        var shares = new ArrayList<>(Collections.nCopies(all.size(), BigInteger.ZERO));
        for (var index = 0; index < scope.size(); index++) {
            shares.set(scope.get(index), equalShares.get(index).add(proRata.get(index)));
        }
        return shares;
    }

    private void refunded(LogEntry entry, ItemsRefunded event) {
        findings.checked("refunds");
        post(entry, event.getPostingsList());
        var job = jobs.get(event.getJobId());
        if (job != null) {
            var amount = sumOf(event.getPostingsList(), name -> name.startsWith("refund:"));
            job.refunded = job.refunded.add(amount);
        }
    }

    /** It is the client's as a refund is, but by another way. */
    private void returned(LogEntry entry, EscrowReturned event) {
        post(entry, event.getPostingsList());
        var job = jobs.get(event.getJobId());
        if (job != null) {
            var amount = sumOf(event.getPostingsList(), name -> name.startsWith("returned:"));
            job.refunded = job.refunded.add(amount);
        }
    }

    private void closed(LogEntry entry, EscrowClosed event) {
        findings.checked("closed escrows");
        post(entry, event.getPostingsList());
        var job = jobs.get(event.getJobId());
        if (job == null) {
            findings.add("closed-unfunded", entry.place(), event.getJobId());
            return;
        }
        var last = sumOf(event.getPostingsList(), name -> name.startsWith("refund:"));
        job.refunded = job.refunded.add(last);
        var place = entry.place();
        findings.expect("paid", place, job.paid.toString(), event.getPaidBaseUnits());
        findings.expect("fees", place, job.fees.toString(), event.getFeesBaseUnits());
        findings.expect("refunded", place, job.refunded.toString(), event.getRefundedBaseUnits());
        findings.expect(
                "conservation",
                place,
                job.funded.getFundedBaseUnits(),
                job.paid.add(job.fees).add(job.refunded).toString());
        var newcomers = onboarding.given(event.getJobId());
        if (newcomers > 0) {
            var told = job.paidPools + job.unpaidPlaces.size();
            findings.expect("newcomers-paid", place, newcomers, told);
        }
        var escrow = balances.of(entry.event().getStreamId(), "escrow:" + event.getJobId());
        findings.expect("escrow-left", place, BigInteger.ZERO, escrow);
    }

    private static BigInteger sumOf(List<Posting> postings, Predicate<String> account) {
        return postings.stream()
                .filter(posting -> account.test(posting.getAccount()))
                .map(posting -> new BigInteger(posting.getBaseUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static String jobOf(String poolId) {
        return poolId.substring(0, poolId.lastIndexOf(':'));
    }

    private static String key(LogEntry entry, String poolId) {
        return entry.event().getStreamId() + "/" + poolId;
    }
}
