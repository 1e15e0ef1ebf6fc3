/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.schemas.chainbridge.v1.ClaimFinalized;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.EpochVetoed;
import org.ale.schemas.chainbridge.v1.EpochWithdrawn;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.RefundQueued;
import org.ale.schemas.chainbridge.v1.RewardsRecorded;
import org.ale.schemas.chainbridge.v1.RootPostFinalized;

/** What one chain owes and was paid, folded anew from the log's facts about it. */
final class ChainBooks {
    private static final BigInteger ZERO = BigInteger.ZERO;

    private final Findings findings;
    final TreeMap<String, BigInteger> totals = new TreeMap<>();
    final Map<String, BigInteger> waiting = new HashMap<>();
    final Map<Long, EpochPlanned> epochs = new TreeMap<>();
    final Map<Long, InflationMinted> periods = new TreeMap<>();
    final Map<String, DepositFinalized> deposits = new TreeMap<>();
    final Map<String, BigInteger> claimed = new TreeMap<>();
    final Map<String, Escrow> escrows = new TreeMap<>();
    final Map<Long, AtEpoch> atEpoch = new HashMap<>();
    final Map<Long, BigInteger> allocated = new TreeMap<>();
    final StandingsBook standings;
    final AskedMoney asked = new AskedMoney();
    final EpochVetoes vetoes = new EpochVetoes();
    final RefundBook refunds;
    private final Map<String, String> accounts = new HashMap<>();
    private Leaves leaves = new Leaves();
    private Leaves leavesBefore = new Leaves();
    private Leaves leavesBeforeFinal = new Leaves();

    /** The one epoch that the guardian may have taken back; 0 if there is none. */
    private long lastFinal;

    private BigInteger earned = ZERO;
    private BigInteger released = ZERO;
    BigInteger recorded = ZERO;
    BigInteger staked = ZERO;
    long lastPosted;
    long claims;
    long block;

    ChainBooks(Findings findings) {
        this.findings = findings;
        standings = new StandingsBook(findings);
        refunds = new RefundBook(findings);
    }

    /** How far the ledger was when an epoch was closed. */
    record AtEpoch(BigInteger recorded, Map<String, Escrow> escrows) {}

    /** What the ledger moved out of a job's escrow so far. */
    record Escrow(BigInteger paid, BigInteger fee, BigInteger refund) {
        static final Escrow NOTHING = new Escrow(ZERO, ZERO, ZERO);

        Escrow plus(JobSettlement job) {
            return new Escrow(
                    paid.add(units(job.getPaidBaseUnits())),
                    fee.add(units(job.getFeeBaseUnits())),
                    refund.add(units(job.getRefundBaseUnits())));
        }

        Escrow plus(Escrow other) {
            return new Escrow(paid.add(other.paid), fee.add(other.fee), refund.add(other.refund));
        }

        BigInteger sum() {
            return paid.add(fee).add(refund);
        }
    }

    static BigInteger units(String decimal) {
        return decimal.isEmpty() ? ZERO : new BigInteger(decimal);
    }

    void earned(String place, EarningsRecorded event) {
        findings.checked("chain: batches of earnings");
        standings.earned(event);
        var credited = credit(place, event.getCreditsList());
        var paid = ZERO;
        for (var job : event.getJobsList()) {
            escrows.merge(
                    job.getJobId(), Escrow.NOTHING.plus(job), (before, _) -> before.plus(job));
            paid = paid.add(units(job.getPaidBaseUnits()));
            requireDeposit(place, job.getJobId());
        }
        earned = earned.add(credited);
        released = released.add(paid);
        if (earned.compareTo(released) > 0) {
            findings.add("chain-unfunded-earnings", place, earned + " earned of " + released);
        }
    }

    void refused(String place, RefundQueued event) {
        findings.checked("chain: refused deposits");
        var refund = JobSettlement.newBuilder().setRefundBaseUnits(event.getBaseUnits()).build();
        escrows.merge(
                event.getJobId(), Escrow.NOTHING.plus(refund), (before, _) -> before.plus(refund));
        requireDeposit(place, event.getJobId());
    }

    private void requireDeposit(String place, String jobId) {
        var deposited =
                deposits.values().stream()
                        .filter(deposit -> deposit.getJobId().equals(jobId))
                        .map(deposit -> units(deposit.getAleBaseUnits()))
                        .reduce(ZERO, BigInteger::add);
        var moved = escrows.getOrDefault(jobId, Escrow.NOTHING).sum();
        if (moved.compareTo(deposited) > 0) {
            findings.add("chain-overdrawn", place, jobId + " moves " + moved + " of " + deposited);
        }
    }

    void rewarded(String place, RewardsRecorded event) {
        findings.checked("chain: allocated periods");
        var credited = credit(place, event.getCreditsList());
        var allocation = allocated.merge(event.getIndex(), credited, BigInteger::add);
        if (allocation.compareTo(units(event.getBaseUnits())) > 0) {
            findings.add("chain-rewards", place, allocation + " of " + event.getBaseUnits());
        }
        var period = periods.get(event.getIndex());
        if (period == null || allocation.compareTo(units(period.getCommunitiesBaseUnits())) > 0) {
            findings.add(
                    "chain-unminted", place, "period " + event.getIndex() + " has not so much");
        }
    }

    private BigInteger credit(String place, List<Credit> credits) {
        var sum = ZERO;
        for (var credit : credits) {
            var amount = units(credit.getBaseUnits());
            var account = accounts.getOrDefault(credit.getWorkerId(), "");
            findings.checked("chain: credits");
            findings.expect("chain-account", place, account, credit.getAccount());
            if (account.isEmpty()) {
                waiting.merge(credit.getWorkerId(), amount, BigInteger::add);
            } else {
                totals.merge(account, amount, BigInteger::add);
            }
            sum = sum.add(amount);
        }
        recorded = recorded.add(sum);
        return sum;
    }

    void linked(String place, PayoutAddressLinked event) {
        findings.checked("chain: payout addresses");
        var waited = waiting.remove(event.getWorkerId());
        var amount = waited == null ? ZERO : waited;
        findings.expect("chain-waited", place, amount, units(event.getWaitedBaseUnits()));
        accounts.put(event.getWorkerId(), event.getAccount());
        standings.linked(event);
        if (amount.signum() > 0) {
            totals.merge(event.getAccount(), amount, BigInteger::add);
        }
    }

    void planned(String place, EpochPlanned event) {
        findings.checked("chain: epochs");
        findings.expect("chain-epoch", place, epochs.size() + 1L, event.getEpoch());
        leavesBefore = leaves.copy();
        leaves.settle(totals, units(event.getTotalBaseUnits()));
        findings.expect("chain-root", place, MerkleRoot.of(leaves.amounts()), event.getRoot());
        findings.expect(
                "chain-data", place, MerkleRoot.dataHash(leaves.amounts()), event.getDataHash());
        findings.expect("chain-total", place, leaves.sum(), units(event.getTotalBaseUnits()));
        findings.expect("chain-leaves", place, leaves.amounts().size(), event.getLeaves());
        epochs.put(event.getEpoch(), event);
        var waits = waiting.values().stream().reduce(ZERO, BigInteger::add);
        findings.expect("chain-complete", place, recorded, total().add(waits));
        atEpoch.keySet().removeIf(epoch -> epoch < lastPosted - 1);
        atEpoch.put(event.getEpoch(), new AtEpoch(recorded, new TreeMap<>(escrows)));
        refunds.planned(event.getEpoch());
    }

    void settled(EpochFinal event) {
        lastFinal = event.getEpoch();
        leavesBeforeFinal = leavesBefore;
    }

    /**
     * The last final epoch, and whatever was planned after it, is none: its number comes again.
     *
     * @param nonce the last that was planned until now
     */
    void vetoed(String place, EpochVetoed event, long nonce) {
        findings.checked("chain: vetoed epochs");
        var planned = epochs.get(event.getEpoch());
        if (planned == null || event.getEpoch() != lastFinal) {
            findings.add("chain-vetoed", place, "epoch " + event.getEpoch() + " was not final");
            return;
        }
        vetoes.add(planned, lastPosted >= lastFinal, nonce);
        epochs.keySet().removeIf(epoch -> epoch >= event.getEpoch());
        atEpoch.keySet().removeIf(epoch -> epoch >= event.getEpoch());
        lastPosted = Math.min(lastPosted, lastFinal - 1);
        leaves = leavesBeforeFinal.copy();
        lastFinal = 0;
    }

    /** Only the last root may be withdrawn, and only if it cannot be posted. */
    void withdrawn(String place, EpochWithdrawn event) {
        findings.checked("chain: withdrawn epochs");
        findings.expect("chain-withdrawn", place, (long) epochs.size(), event.getEpoch());
        var increase = leaves.sum().subtract(leavesBefore.sum());
        if (event.getEpoch() <= lastPosted
                || increase.compareTo(units(event.getCapBaseUnits())) <= 0) {
            findings.add("chain-withdrawn", place, "it could be posted: " + increase);
        }
        epochs.remove(event.getEpoch());
        atEpoch.remove(event.getEpoch());
        leaves = leavesBefore.copy();
    }

    BigInteger total() {
        return totals.values().stream().reduce(ZERO, BigInteger::add);
    }

    void posted(String place, RootPostFinalized event) {
        findings.checked("chain: posted roots");
        if (vetoes.read(event)) {
            return;
        }
        findings.expect("chain-post", place, lastPosted + 1, event.getEpoch());
        lastPosted = event.getEpoch();
        var planned = epochs.getOrDefault(event.getEpoch(), EpochPlanned.getDefaultInstance());
        findings.expect("chain-posted-root", place, planned.getRoot(), event.getRoot());
        findings.expect(
                "chain-posted-total",
                place,
                planned.getTotalBaseUnits(),
                event.getTotalBaseUnits());
    }

    void claimed(String place, ClaimFinalized event) {
        findings.checked("chain: claims");
        claims++;
        var now = claimed.merge(event.getAccount(), units(event.getBaseUnits()), BigInteger::add);
        findings.expect("chain-cumulative", place, now, units(event.getCumulativeBaseUnits()));
        if (now.compareTo(totals.getOrDefault(event.getAccount(), ZERO)) > 0) {
            findings.add("chain-overpaid", place, event.getAccount() + " was paid " + now);
        }
    }

    void minted(String place, InflationMinted event) {
        findings.checked("chain: periods of inflation");
        findings.expect("chain-period", place, periods.size() + 1L, event.getIndex());
        periods.put(event.getIndex(), event);
    }
}
