/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ale.audit.Findings;
import org.ale.audit.chain.ChainBooks.AtEpoch;
import org.ale.audit.chain.ChainBooks.Escrow;
import org.ale.schemas.chainbridge.v1.AllowRefund;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.junit.jupiter.api.Test;

/** The ledger ordered a refund of 3 of a job's escrow that holds 10, and the epoch is posted. */
class RefusedEscrowsTest {
    private static final String JOB = new UUID(0, 10).toString();
    private static final String ID = "0x" + Abi.word(10);
    private static final String PAYER = "0x" + Abi.word(4);
    private static final long EPOCH = 1;

    private final Findings findings = new Findings();
    private final ChainBooks books = new ChainBooks(findings);
    private final List<ChainLog> logs = new ArrayList<>();
    private long nonce;

    RefusedEscrowsTest() {
        var ordered = new Escrow(BigInteger.ZERO, BigInteger.ZERO, BigInteger.valueOf(3));
        books.escrows.put(JOB, ordered);
        books.atEpoch.put(EPOCH, new AtEpoch(BigInteger.ZERO, Map.of(JOB, ordered)));
        books.block = 100;
    }

    private void told(String signature, long... words) {
        var data = new StringBuilder("0x");
        for (var word : words) {
            data.append(Abi.word(word));
        }
        var topics = List.of(Abi.topic(signature), ID, PAYER);
        logs.add(new ChainLog(topics, data.toString(), "0x1", logs.size(), 1));
    }

    private void allowed(long units) {
        told("RefundAllowed(bytes32,address,uint256)", units);
    }

    /** What became of a refund that the bridge asked for. */
    private void asked(long units, boolean succeeded) {
        var job = JobSettlement.newBuilder().setJobId(JOB).setRefundBaseUnits(Long.toString(units));
        var refund = AllowRefund.newBuilder().addJobs(job);
        books.asked.planned(nonce, Intent.newBuilder().setAllowRefund(refund).build());
        var ended = TransactionFinal.newBuilder().setNonce(nonce).setBlock(100);
        books.asked.ended("here", ended.setSucceeded(succeeded).build());
        nonce++;
    }

    private List<String> codes() {
        told(ChainLog.DEPOSITED, 0, 0, 10);
        var check = new EscrowsCheck(findings, books, Set.of("0x1"), "here");
        logs.forEach(check::take);
        check.check(EPOCH);
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void aRefundThatTheLedgerOrderedIsRight() {
        asked(3, true);
        allowed(3);
        assertEquals(List.of(), codes());
    }

    @Test
    void oneThatNeverCameIsMissed() {
        assertEquals(List.of("chain-unreleased"), codes());
    }

    @Test
    void moreThanTheLedgerOrderedIsFound() {
        asked(3, true);
        allowed(4);
        assertEquals(List.of("chain-released"), codes());
    }

    @Test
    void nobodyWaitsForWhatAClosedEscrowGivesBackByItself() {
        books.asked.closes(JOB);
        asked(3, false);
        told("JobClosed(bytes32,address,uint256)", 10);
        assertEquals(List.of(), codes());
    }

    @Test
    void noRootWaitsForAJobThatIsRefused() {
        asked(3, false);
        assertEquals(List.of(), codes());
    }

    @Test
    void whatTheLogSaysHasPassedMustHavePassed() {
        asked(3, false);
        asked(3, true);
        allowed(2);
        assertEquals(List.of("chain-released"), codes());
    }

    /** While it is paused nothing is asked of it, and the others' roots go on. */
    @Test
    void noRootWaitsForAnEscrowThatIsPaused() {
        told("Paused(address)", 4);
        assertEquals(List.of(), codes());
    }
}
