/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.audit.LogTopic;
import org.ale.schemas.chainbridge.v1.AllowRefund;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobCloseFinalized;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.MintForCommunities;
import org.ale.schemas.chainbridge.v1.PostRoot;
import org.ale.schemas.chainbridge.v1.ReleaseEscrow;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.log.v1.EventRecord;
import org.junit.jupiter.api.Test;

/** What a contract refused is a fault only as long as nobody mends it. */
class AskedMoneyTest {
    private final Findings findings = new Findings();
    private final ChainAudit audit = new ChainAudit(findings);
    private long nonce;

    private void bridge(ChainEvent.Builder fact) throws InvalidProtocolBufferException {
        var event = EventRecord.newBuilder().setStreamId("31337");
        event.setPayload(fact.build().toByteString());
        audit.check(new LogEntry(LogTopic.CHAIN_BRIDGE, 0, 0, event.build()));
    }

    private static JobSettlement job(String job, String paid, String fee, String refund) {
        return JobSettlement.newBuilder()
                .setJobId(job)
                .setPaidBaseUnits(paid)
                .setFeeBaseUnits(fee)
                .setRefundBaseUnits(refund)
                .build();
    }

    private static Intent.Builder release(JobSettlement... jobs) {
        return Intent.newBuilder()
                .setReleaseEscrow(ReleaseEscrow.newBuilder().addAllJobs(List.of(jobs)));
    }

    private static Intent.Builder refund(String job, String units) {
        return Intent.newBuilder()
                .setAllowRefund(AllowRefund.newBuilder().addJobs(job(job, "", "", units)));
    }

    private static Intent.Builder mint(long index) {
        return Intent.newBuilder()
                .setMintForCommunities(
                        MintForCommunities.newBuilder().setIndex(index).setBaseUnits("9"));
    }

    private long planned(Intent.Builder intent) throws InvalidProtocolBufferException {
        var planned = TransactionPlanned.newBuilder().setNonce(nonce).setIntent(intent);
        bridge(ChainEvent.newBuilder().setTransactionPlanned(planned));
        return nonce++;
    }

    private void ended(long which, boolean succeeded) throws InvalidProtocolBufferException {
        var ended = TransactionFinal.newBuilder().setNonce(which).setSucceeded(succeeded);
        bridge(ChainEvent.newBuilder().setTransactionFinal(ended));
    }

    private void refused(Intent.Builder intent) throws InvalidProtocolBufferException {
        ended(planned(intent), false);
    }

    private void passed(Intent.Builder intent) throws InvalidProtocolBufferException {
        ended(planned(intent), true);
    }

    private List<String> found() {
        audit.finish();
        return findings.kept().stream()
                .map(finding -> finding.code() + " " + finding.detail())
                .filter(text -> text.startsWith("chain-refused"))
                .toList();
    }

    @Test
    void whatPassesLaterIsNoFault() throws InvalidProtocolBufferException {
        refused(release(job("a", "5", "1", ""), job("b", "7", "0", "")));
        refused(refund("a", "3"));
        refused(mint(1));
        passed(release(job("b", "7", "0", "")));
        passed(release(job("a", "5", "1", "")));
        passed(refund("a", "3"));
        passed(mint(1));
        assertEquals(List.of(), found());
    }

    @Test
    void whatIsNeverAskedForAgainIsFound() throws InvalidProtocolBufferException {
        refused(release(job("a", "5", "1", ""), job("b", "7", "0", "")));
        refused(refund("a", "3"));
        refused(mint(1));
        passed(release(job("a", "5", "1", "")));
        passed(mint(2));
        assertEquals(
                List.of(
                        "chain-refused ALLOW_REFUND a: 3",
                        "chain-refused MINT_FOR_COMMUNITIES 1 : 9",
                        "chain-refused RELEASE_ESCROW b: 7"),
                found());
    }

    /** What came to wait meanwhile is asked for with it. */
    @Test
    void whatPassesTogetherWithMoreIsNoFault() throws InvalidProtocolBufferException {
        refused(release(job("a", "5", "0", "")));
        refused(release(job("a", "8", "0", "")));
        passed(release(job("a", "9", "0", "")));
        assertEquals(List.of(), found());
    }

    @Test
    void lessThanWasRefusedMendsNotAll() throws InvalidProtocolBufferException {
        refused(release(job("a", "5", "0", "")));
        passed(release(job("a", "3", "0", "")));
        assertEquals(List.of("chain-refused RELEASE_ESCROW a: 2"), found());
    }

    @Test
    void whatIsRefusedEachTimeIsFoundOnce() throws InvalidProtocolBufferException {
        refused(refund("a", "3"));
        refused(refund("a", "3"));
        assertEquals(List.of("chain-refused ALLOW_REFUND a: 3"), found());
    }

    @Test
    void whatIsAskedForAgainIsOnItsWay() throws InvalidProtocolBufferException {
        refused(refund("a", "3"));
        planned(refund("a", "3"));
        assertEquals(List.of(), found());
    }

    /** Its payer has what is left of it, and nobody owes it a second time. */
    @Test
    void aJobThatClosesOnTheChainMayBeRefused() throws InvalidProtocolBufferException {
        var closing = JobCloseFinalized.newBuilder().setJobId("a");
        bridge(ChainEvent.newBuilder().setJobCloseFinalized(closing));
        refused(refund("a", "3"));
        refused(release(job("a", "5", "1", "")));
        refused(release(job("b", "7", "0", "")));
        assertEquals(List.of("chain-refused RELEASE_ESCROW b: 7"), found());
    }

    @Test
    void aRefundThatSomebodyElseAllowedIsNotAskedForAgain() throws InvalidProtocolBufferException {
        refused(refund("a", "3"));
        var strange = StrangeRefundFinalized.newBuilder().setJobId("a").setBaseUnits("2");
        bridge(ChainEvent.newBuilder().setStrangeRefundFinalized(strange));
        assertEquals(List.of("chain-refused ALLOW_REFUND a: 1"), found());
    }

    @Test
    void aRootThatIsPostedAgainIsNoFault() throws InvalidProtocolBufferException {
        var post = Intent.newBuilder().setPostRoot(PostRoot.getDefaultInstance());
        refused(post);
        passed(post);
        assertEquals(List.of(), found());
    }
}
