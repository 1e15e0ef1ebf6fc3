/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.ale.schemas.type.v1.Posting;

/**
 * What the chain is told: each unit of a deposit that was paid, kept or refunded, once, and nothing
 * of the money that only the ledger knows; and the reputation that each worker had by then.
 */
final class SettlementCheck {
    private final Findings findings;
    private final Map<String, Community> communities = new HashMap<>();
    private final Map<String, String> deposits = new HashMap<>();

    SettlementCheck(Findings findings) {
        this.findings = findings;
    }

    /** What of one community the chain has not been told yet. */
    private static final class Community {
        final Set<String> onChain = new HashSet<>();
        final Map<String, BigInteger> earnings = new HashMap<>();
        final Map<String, BigInteger> paid = new HashMap<>();
        final Map<String, BigInteger> fees = new HashMap<>();
        final Map<String, BigInteger> refunds = new HashMap<>();
        final Map<String, Long> standings = new HashMap<>();
        long batch;

        void stand(List<Payee> payees) {
            for (var payee : payees) {
                if (payee.getGainMicro() != 0) {
                    standings.put(payee.getWorkerId(), payee.getReputationMicro());
                }
            }
        }
    }

    /** What the chain has not been told. */
    BigInteger unsettled() {
        var sum = BigInteger.ZERO;
        for (var community : communities.values()) {
            for (var left : List.of(community.paid, community.fees, community.refunds)) {
                for (var amount : left.values()) {
                    sum = sum.add(amount);
                }
            }
        }
        return sum;
    }

    /** Which deposits paid for jobs, as the jobs service said. */
    void funded(LogEntry entry) throws InvalidProtocolBufferException {
        var event = JobEvent.parseFrom(entry.event().getPayload());
        if (event.hasFunded()) {
            deposits.put(event.getJobId(), event.getFunded().getDepositId());
        }
    }

    /** Checks one fact of the payment log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        var community =
                communities.computeIfAbsent(entry.event().getStreamId(), _ -> new Community());
        switch (event.getEventCase()) {
            case ESCROW_FUNDED -> {
                var funded = event.getEscrowFunded();
                var deposit = deposits.getOrDefault(funded.getJobId(), "");
                findings.expect("deposit", entry.place(), deposit, funded.getDepositId());
                funded(community, funded);
            }
            case POT_SPLIT -> split(community, event.getPotSplit());
            case POT_HELD -> community.stand(event.getPotHeld().getPayeesList());
            case ITEMS_REFUNDED -> {
                var refunded = event.getItemsRefunded();
                refunded(community, refunded.getJobId(), refunded.getPostingsList());
            }
            case ESCROW_CLOSED -> {
                var closed = event.getEscrowClosed();
                refunded(community, closed.getJobId(), closed.getPostingsList());
            }
            case STANDINGS_NOTED -> {
                for (var each : event.getStandingsNoted().getStandingsList()) {
                    community.standings.put(each.getWorkerId(), each.getReputationMicro());
                }
            }
            case EARNINGS_SETTLED -> settled(community, entry, event.getEarningsSettled());
            case PROMOTION_PAID,
                    ESCROW_RETURNED,
                    SPLIT_DEFERRED,
                    REFUND_DEFERRED,
                    CLOSE_DEFERRED,
                    VOTES_UNPAID,
                    EVENT_NOT_SET -> {}
        }
    }

    private static void funded(Community community, EscrowFunded funded) {
        if (!funded.getDepositId().isEmpty()) {
            community.onChain.add(funded.getJobId());
            refunded(community, funded.getJobId(), funded.getPostingsList());
        }
    }

    private static void split(Community community, PotSplit split) {
        community.stand(split.getPayeesList());
        var job = split.getPoolId().substring(0, split.getPoolId().lastIndexOf(':'));
        if (!community.onChain.contains(job)) {
            return;
        }
        add(community.paid, job, new BigInteger(split.getPotBaseUnits()));
        add(community.fees, job, new BigInteger(split.getFeeBaseUnits()));
        for (var payee : split.getPayeesList()) {
            add(community.earnings, payee.getWorkerId(), new BigInteger(payee.getPaidBaseUnits()));
        }
    }

    private static void refunded(Community community, String job, List<Posting> postings) {
        if (community.onChain.contains(job)) {
            add(community.refunds, job, sumOf(postings, "refund:"));
        }
    }

    private void settled(Community community, LogEntry entry, EarningsSettled settled) {
        findings.checked("settled batches");
        var place = entry.place();
        findings.expect("batch", place, ++community.batch, settled.getBatch());
        var earned = BigInteger.ZERO;
        for (var each : settled.getEarningsList()) {
            findings.checked("settled earnings");
            take(
                    "settled-earnings",
                    place,
                    community.earnings,
                    each.getWorkerId(),
                    each.getBaseUnits());
            earned = earned.add(new BigInteger(each.getBaseUnits()));
        }
        var fees = BigInteger.ZERO;
        var refunds = BigInteger.ZERO;
        for (var each : settled.getJobsList()) {
            take("settled-paid", place, community.paid, each.getJobId(), each.getPaidBaseUnits());
            take("settled-fee", place, community.fees, each.getJobId(), each.getFeeBaseUnits());
            take(
                    "settled-refund",
                    place,
                    community.refunds,
                    each.getJobId(),
                    each.getRefundBaseUnits());
            fees = fees.add(new BigInteger(each.getFeeBaseUnits()));
            refunds = refunds.add(new BigInteger(each.getRefundBaseUnits()));
        }
        for (var each : settled.getStandingsList()) {
            stand(community, place, each);
        }
        var postings = settled.getPostingsList();
        findings.expect("settled-posted", place, earned, sumOf(postings, "settled:"));
        findings.expect("settled-posted", place, earned.negate(), sumOf(postings, "earnings:"));
        findings.expect("settled-posted", place, fees, sumOf(postings, "treasury"));
        findings.expect("settled-posted", place, refunds, sumOf(postings, "returned:"));
    }

    private void take(
            String code, String place, Map<String, BigInteger> known, String who, String told) {
        var left = known.remove(who);
        var expected = left == null ? BigInteger.ZERO : left;
        findings.expect(code, place + " " + who, expected, new BigInteger(told));
    }

    private void stand(Community community, String place, WorkerStanding told) {
        findings.checked("settled standings");
        var known = community.standings.remove(told.getWorkerId());
        findings.expect(
                "settled-standing",
                place + " " + told.getWorkerId(),
                String.valueOf(known),
                String.valueOf(told.getReputationMicro()));
    }

    private static void add(Map<String, BigInteger> sums, String who, BigInteger amount) {
        if (amount.signum() != 0) {
            sums.merge(who, amount, BigInteger::add);
        }
    }

    private static BigInteger sumOf(List<Posting> postings, String account) {
        return postings.stream()
                .filter(posting -> posting.getAccount().startsWith(account))
                .map(posting -> new BigInteger(posting.getBaseUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
