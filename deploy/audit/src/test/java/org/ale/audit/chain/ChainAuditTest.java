/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.audit.LogSource;
import org.ale.audit.LogTopic;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.EpochWithdrawn;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.PostRoot;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.chainbridge.v1.TransactionSigned;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.WorkerEarnings;
import org.junit.jupiter.api.Test;

/** The auditor says nothing of a bridge that is right, and names each thing that is wrong. */
class ChainAuditTest {
    private static final String COMMUNITY = "c";
    private static final String ANA = "ana";
    private static final String ACCOUNT = "0x" + "0a".repeat(20);
    private static final String JOB = "job";

    private final Logs logs = new Logs();

    private static final class Logs implements LogSource {
        private final Map<LogTopic, List<LogEntry>> entries = new EnumMap<>(LogTopic.class);

        void add(LogTopic topic, String stream, MessageLite fact) {
            var list = entries.computeIfAbsent(topic, _ -> new ArrayList<>());
            var event =
                    EventRecord.newBuilder()
                            .setStreamId(stream)
                            .setPayload(fact.toByteString())
                            .build();
            list.add(new LogEntry(topic, 0, list.size(), event));
        }

        @Override
        public void read(LogTopic topic, Consumer<LogEntry> reader) {
            entries.getOrDefault(topic, List.of()).forEach(reader);
        }
    }

    private void settled(long batch, String baseUnits) {
        var earning = WorkerEarnings.newBuilder().setWorkerId(ANA).setBaseUnits(baseUnits);
        var job =
                org.ale.schemas.payment.v1.JobSettlement.newBuilder()
                        .setJobId(JOB)
                        .setPaidBaseUnits(baseUnits);
        var settled =
                EarningsSettled.newBuilder().setBatch(batch).addEarnings(earning).addJobs(job);
        logs.add(
                LogTopic.PAYMENT,
                COMMUNITY,
                AccountEvent.newBuilder().setEarningsSettled(settled).build());
    }

    private void bridge(ChainEvent.Builder fact) {
        logs.add(LogTopic.CHAIN_BRIDGE, "31337", fact.build());
    }

    private void deposited(String baseUnits) {
        bridge(
                ChainEvent.newBuilder()
                        .setDepositFinalized(
                                DepositFinalized.newBuilder()
                                        .setDepositId("0x1:0")
                                        .setJobId(JOB)
                                        .setAleBaseUnits(baseUnits)));
    }

    private void recorded(long batch, String account, String baseUnits) {
        bridge(
                ChainEvent.newBuilder()
                        .setEarningsRecorded(
                                EarningsRecorded.newBuilder()
                                        .setCommunityId(COMMUNITY)
                                        .setBatch(batch)
                                        .addCredits(
                                                Credit.newBuilder()
                                                        .setWorkerId(ANA)
                                                        .setAccount(account)
                                                        .setBaseUnits(baseUnits))
                                        .addJobs(
                                                JobSettlement.newBuilder()
                                                        .setJobId(JOB)
                                                        .setPaidBaseUnits(baseUnits))));
    }

    private void linked(String waited) {
        bridge(
                ChainEvent.newBuilder()
                        .setPayoutAddressLinked(
                                PayoutAddressLinked.newBuilder()
                                        .setWorkerId(ANA)
                                        .setAccount(ACCOUNT)
                                        .setWaitedBaseUnits(waited)));
    }

    private void planned(long epoch, String total) {
        var totals = new TreeMap<>(Map.of(ACCOUNT, new BigInteger(total)));
        bridge(
                ChainEvent.newBuilder()
                        .setEpochPlanned(
                                EpochPlanned.newBuilder()
                                        .setEpoch(epoch)
                                        .setRoot(MerkleRoot.of(totals))
                                        .setDataHash(MerkleRoot.dataHash(totals))
                                        .setTotalBaseUnits(total)
                                        .setLeaves(1)));
    }

    private List<String> codes() throws IOException {
        var findings = new Findings();
        new ChainAudit(findings).read(logs);
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    @Test
    void saysNothingOfABridgeThatIsRight() throws IOException {
        settled(1, "70");
        settled(2, "30");
        deposited("100");
        recorded(1, "", "70");
        linked("70");
        planned(1, "70");
        recorded(2, ACCOUNT, "30");
        planned(2, "100");
        assertEquals(List.of(), codes());
    }

    @Test
    void seesAnEarningThatIsCountedTwice() throws IOException {
        settled(1, "70");
        deposited("140");
        linked("0");
        recorded(1, ACCOUNT, "70");
        recorded(1, ACCOUNT, "70");
        assertEquals(List.of("chain-unsettled"), codes());
    }

    @Test
    void seesAnAmountThatPaymentNeverSaid() throws IOException {
        settled(1, "70");
        deposited("100");
        linked("0");
        recorded(1, ACCOUNT, "71");
        assertEquals(List.of("chain-earnings", "chain-jobs"), codes());
    }

    @Test
    void seesMoreLeaveAnEscrowThanWasDeposited() throws IOException {
        settled(1, "70");
        deposited("69");
        linked("0");
        recorded(1, ACCOUNT, "70");
        assertEquals(List.of("chain-overdrawn"), codes());
    }

    @Test
    void seesARootThatDoesNotFollow() throws IOException {
        settled(1, "70");
        deposited("100");
        linked("0");
        recorded(1, ACCOUNT, "70");
        planned(1, "71");
        assertEquals(List.of("chain-root", "chain-data", "chain-total"), codes());
    }

    @Test
    void seesAnEpochThatIsPlannedTwice() throws IOException {
        settled(1, "70");
        deposited("100");
        linked("0");
        recorded(1, ACCOUNT, "70");
        planned(1, "70");
        planned(1, "70");
        assertEquals(List.of("chain-epoch"), codes());
    }

    private static ChainEvent.Builder transaction(long nonce) {
        return ChainEvent.newBuilder()
                .setTransactionPlanned(
                        TransactionPlanned.newBuilder()
                                .setNonce(nonce)
                                .setIntent(
                                        Intent.newBuilder()
                                                .setPostRoot(PostRoot.getDefaultInstance())));
    }

    /** A root was refused. */
    private void refused(long nonce) {
        bridge(transaction(nonce));
        var refused = TransactionFinal.newBuilder().setNonce(nonce);
        bridge(ChainEvent.newBuilder().setTransactionFinal(refused));
    }

    private void withdrawn(long epoch, String cap) {
        var withdrawn = EpochWithdrawn.newBuilder().setEpoch(epoch).setCapBaseUnits(cap);
        bridge(ChainEvent.newBuilder().setEpochWithdrawn(withdrawn));
    }

    private void earned(String baseUnits) {
        settled(1, baseUnits);
        deposited(baseUnits);
        linked("0");
        recorded(1, ACCOUNT, baseUnits);
    }

    @Test
    void saysNothingOfARefusedRootThatIsPlannedAnewUnderALowerCap() throws IOException {
        earned("70");
        planned(1, "70");
        refused(0);
        withdrawn(1, "50");
        planned(1, "50");
        planned(2, "70");
        assertEquals(List.of(), codes());
    }

    @Test
    void seesARefusedRootThatNobodyWithdrew() throws IOException {
        earned("70");
        planned(1, "70");
        refused(0);
        assertEquals(List.of("chain-refused"), codes());
    }

    @Test
    void seesARootThatIsWithdrawnThoughItCouldBePosted() throws IOException {
        earned("70");
        planned(1, "70");
        refused(0);
        withdrawn(1, "70");
        planned(1, "70");
        assertEquals(List.of("chain-withdrawn"), codes());
    }

    @Test
    void seesARootThatIsWithdrawnThoughNoneWasRefused() throws IOException {
        earned("70");
        planned(1, "70");
        withdrawn(1, "50");
        planned(1, "50");
        assertEquals(List.of("chain-withdrawn"), codes());
    }

    private static ChainEvent.Builder signed(long nonce, String bytes) {
        var raw = ByteString.copyFromUtf8(bytes);
        return ChainEvent.newBuilder()
                .setTransactionSigned(
                        TransactionSigned.newBuilder()
                                .setNonce(nonce)
                                .setAttempt(1)
                                .setRaw(raw)
                                .setHash(Abi.hex(Keccak256.of(raw.toByteArray()))));
    }

    @Test
    void seesANonceThatIsUsedTwiceOrLeftOut() throws IOException {
        bridge(transaction(0));
        bridge(transaction(1));
        bridge(transaction(1));
        bridge(transaction(3));
        assertEquals(List.of("chain-nonce"), codes());
    }

    @Test
    void seesOtherBytesUnderTheSameNameAndBytesOfNoPlan() throws IOException {
        bridge(transaction(0));
        bridge(signed(0, "these"));
        bridge(signed(0, "others"));
        bridge(signed(9, "nobody planned"));
        assertEquals(List.of("chain-other-bytes", "chain-unplanned"), codes());
    }
}
