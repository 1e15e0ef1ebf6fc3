/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.chain.ChainBooks.AtEpoch;
import org.ale.audit.chain.ChainBooks.Escrow;

/** What left each job's escrow, as its contract tells it: that is what the ledger says. */
final class EscrowsCheck {
    private static final BigInteger ZERO = BigInteger.ZERO;
    private static final String REFUND_ALLOWED = "RefundAllowed(bytes32,address,uint256)";
    private static final String REFUND_VETOED = "RefundVetoed(bytes32,address,uint256)";
    private static final String REFUND_CLAIMED = "RefundClaimed(address,uint256)";
    private static final String PAUSED = "Paused(address)";
    private static final String BOUGHT_OUT = "BoughtOut(bytes32,address,uint256)";

    private final Findings findings;
    private final ChainBooks books;
    private final Set<String> ours;
    private final String place;
    private final TreeMap<String, Escrow> jobs = new TreeMap<>();
    private final List<String> vetoes = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private final List<String> buyOuts = new ArrayList<>();
    private BigInteger left = ZERO;
    private boolean wasPaused;

    /**
     * Prepares.
     *
     * @param ours hashes of the transactions that the bridge signed
     */
    EscrowsCheck(Findings findings, ChainBooks books, Set<String> ours, String place) {
        this.findings = findings;
        this.books = books;
        this.ours = ours;
        this.place = place;
    }

    /** Takes the next event of the contract. */
    void take(ChainLog log) {
        if (log.is(SettledBounds.RELEASED)) {
            var moved = new Escrow(log.number(0), log.number(1), ZERO);
            move(log, moved);
            left = left.subtract(moved.sum());
        } else if (log.is(REFUND_ALLOWED)) {
            move(log, new Escrow(ZERO, ZERO, log.number(0)));
            if (!ours.contains(log.transaction())) {
                note(log, strange);
            }
        } else if (log.is(REFUND_VETOED)) {
            move(log, new Escrow(ZERO, ZERO, log.number(0).negate()));
            note(log, vetoes);
        } else if (log.is(BOUGHT_OUT)) {
            note(log, buyOuts);
        } else if (log.is(REFUND_CLAIMED)) {
            left = left.subtract(log.number(0));
        } else if (log.is(ChainLog.DEPOSITED)) {
            left = left.add(log.number(2));
        } else if (log.is(PAUSED)) {
            wasPaused = true;
        }
    }

    private void move(ChainLog log, Escrow moved) {
        jobs.merge(Abi.uuid(log.topics().get(1)), moved, Escrow::plus);
    }

    /** The bridge tells of jobs; anybody may deposit, and be bought out, for any other number. */
    private static void note(ChainLog log, List<String> list) {
        var job = log.topics().get(1);
        if (Abi.isUuid(job)) {
            var payer = Abi.address(log.topics().get(2));
            list.add(RefundBook.text(Abi.uuid(job), payer, log.number(0).toString()));
        }
    }

    /** What the contract must hold, of all jobs and of refunds that nobody took yet. */
    BigInteger left() {
        return left;
    }

    /**
     * All events were taken.
     *
     * @param epoch the last that was posted
     * @return what was released to workers
     */
    BigInteger check(long epoch) {
        oneToOne("chain-refund-veto", books.refunds.vetoes, vetoes);
        oneToOne("chain-refund-by-others", books.refunds.strange, strange);
        oneToOne("chain-buy-out", books.refunds.buyOuts, buyOuts);
        var known = books.atEpoch.getOrDefault(epoch, new AtEpoch(ZERO, Map.of())).escrows();
        jobs.forEach((job, moved) -> expectMoved(job, moved, least(epoch, job, known)));
        known.forEach((job, escrow) -> {
            var isDue = escrow.sum().signum() > 0 && isTrusted(job);
            if (isDue && !jobs.containsKey(job)) {
                findings.add("chain-unreleased", place, job);
            }
        });
        return jobs.values().stream().map(Escrow::paid).reduce(ZERO, BigInteger::add);
    }

    private void oneToOne(String code, List<String> ofLog, List<String> onChain) {
        var invented = new ArrayList<>(ofLog);
        for (var each : onChain) {
            findings.checked("chain: refunds that others moved");
            if (!invented.remove(each)) {
                findings.add(code + "-missed", place, each);
            }
        }
        invented.forEach(each -> findings.add(code + "-invented", place, each));
    }

    /** Whether the last posted epoch covers all jobs whole. */
    boolean isTrusted() {
        return !wasPaused && books.asked.isTrusted();
    }

    private boolean isTrusted(String job) {
        return !wasPaused && books.asked.isTrusted(job);
    }

    /**
     * What the last posted epoch covers, but for refunds that were taken back since. No root waits
     * for a job that was refused or closes, nor for an escrow that is paused: of those it is what
     * has passed by the log.
     */
    private Escrow least(long epoch, String job, Map<String, Escrow> known) {
        var isTrusted = isTrusted(job);
        var takenBack = books.refunds.takenBackSince(isTrusted ? epoch : 0, job);
        var sent =
                isTrusted
                        ? known.getOrDefault(job, Escrow.NOTHING)
                        : books.asked.passed(job, books.block);
        return sent.plus(new Escrow(ZERO, ZERO, takenBack.negate()));
    }

    /** At most what the ledger knows and others allowed. */
    private void expectMoved(String job, Escrow moved, Escrow least) {
        var most =
                books.escrows
                        .getOrDefault(job, Escrow.NOTHING)
                        .plus(new Escrow(ZERO, ZERO, books.refunds.allowedByOthers(job)));
        var lies =
                isBetween(least.paid(), moved.paid(), most.paid())
                        && isBetween(least.fee(), moved.fee(), most.fee())
                        && isBetween(least.refund(), moved.refund(), most.refund());
        if (!lies) {
            findings.add(
                    "chain-released",
                    place,
                    "%s: %s on chain, from %s to %s in the ledger"
                            .formatted(job, moved, least, most));
        }
    }

    private static boolean isBetween(BigInteger least, BigInteger value, BigInteger most) {
        return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    }
}
