/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.audit.LogTopic;
import org.ale.schemas.chainbridge.v1.BlocksIngested;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.EpochVetoed;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.PostRoot;
import org.ale.schemas.chainbridge.v1.RootPostFinalized;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.WorkerEarnings;

/** A bridge's log of one worker and one job, written fact by fact, and the chain beside it. */
final class BridgeLog {
    static final String JOB = "00000000-0000-0000-0000-00000000000a";

    private static final String CHAIN = "31337";
    private static final String ANA = "ana";
    private static final String ACCOUNT = "0x" + "0a".repeat(20);

    private final Findings findings = new Findings();
    private final SettlementSources sources = new SettlementSources(findings);
    private final ChainLogCheck check = new ChainLogCheck(findings, sources);
    private final List<ChainLog> chain = new ArrayList<>();
    private long batches;
    private int facts;

    BridgeLog() {
        var account = PayoutAddressLinked.newBuilder().setWorkerId(ANA).setAccount(ACCOUNT);
        is(ChainEvent.newBuilder().setPayoutAddressLinked(account.setWaitedBaseUnits("0")));
        var deposit = DepositFinalized.newBuilder().setDepositId("0x1:0").setJobId(JOB);
        is(ChainEvent.newBuilder().setDepositFinalized(deposit.setAleBaseUnits("1000")));
    }

    private LogEntry entry(LogTopic topic, String stream, MessageLite fact) {
        var event = EventRecord.newBuilder().setStreamId(stream).setPayload(fact.toByteString());
        return new LogEntry(topic, 0, facts++, event.build());
    }

    /** The next fact of the bridge. */
    void is(ChainEvent.Builder fact) {
        try {
            check.check(entry(LogTopic.CHAIN_BRIDGE, CHAIN, fact.build()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** A batch in which the worker earned something of the job, and some of it goes back. */
    void earned(long paid, long refund) {
        batches++;
        var amount = String.valueOf(paid);
        var back = String.valueOf(refund);
        var settled = EarningsSettled.newBuilder().setBatch(batches);
        settled.addEarnings(WorkerEarnings.newBuilder().setWorkerId(ANA).setBaseUnits(amount));
        settled.addJobsBuilder().setJobId(JOB).setPaidBaseUnits(amount).setRefundBaseUnits(back);
        try {
            var fact = AccountEvent.newBuilder().setEarningsSettled(settled).build();
            sources.settled(entry(LogTopic.PAYMENT, "c", fact));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        var job = JobSettlement.newBuilder().setJobId(JOB).setPaidBaseUnits(amount);
        var credit = Credit.newBuilder().setWorkerId(ANA).setAccount(ACCOUNT);
        var recorded = EarningsRecorded.newBuilder().setCommunityId("c").setBatch(batches);
        recorded.addCredits(credit.setBaseUnits(amount)).addJobs(job.setRefundBaseUnits(back));
        is(ChainEvent.newBuilder().setEarningsRecorded(recorded));
    }

    private static TreeMap<String, BigInteger> leaves(long total) {
        return new TreeMap<>(Map.of(ACCOUNT, BigInteger.valueOf(total)));
    }

    void planned(long epoch, long total) {
        var planned = EpochPlanned.newBuilder().setEpoch(epoch).setLeaves(1);
        planned.setRoot(MerkleRoot.of(leaves(total)));
        planned.setDataHash(MerkleRoot.dataHash(leaves(total)));
        is(ChainEvent.newBuilder().setEpochPlanned(planned.setTotalBaseUnits("" + total)));
    }

    void postPlanned(long nonce) {
        var intent = Intent.newBuilder().setPostRoot(PostRoot.getDefaultInstance());
        var planned = TransactionPlanned.newBuilder().setNonce(nonce).setIntent(intent);
        is(ChainEvent.newBuilder().setTransactionPlanned(planned));
    }

    void ended(long nonce, long block, boolean succeeded) {
        var ended = TransactionFinal.newBuilder().setNonce(nonce).setBlock(block);
        is(ChainEvent.newBuilder().setTransactionFinal(ended.setSucceeded(succeeded)));
    }

    /** An epoch's post is final. */
    void settled(long epoch) {
        is(ChainEvent.newBuilder().setEpochFinal(EpochFinal.newBuilder().setEpoch(epoch)));
    }

    void vetoed(long epoch) {
        is(ChainEvent.newBuilder().setEpochVetoed(EpochVetoed.newBuilder().setEpoch(epoch)));
    }

    /** The post of an epoch is read. */
    void read(long epoch, long total) {
        var post = RootPostFinalized.newBuilder().setEpoch(epoch).setTotalBaseUnits("" + total);
        post.setRoot(MerkleRoot.of(leaves(total)));
        is(ChainEvent.newBuilder().setRootPostFinalized(post));
    }

    void blocks(long last) {
        var read = BlocksIngested.newBuilder().setBlock(last);
        is(ChainEvent.newBuilder().setBlocksIngested(read));
    }

    /** The chain's next event; the words that are no topics are its data. */
    void tells(String signature, String transaction, List<String> topics, String... words) {
        var all = new ArrayList<>(List.of(Abi.topic(signature)));
        topics.forEach(topic -> all.add("0x" + Abi.word(topic)));
        var data = "0x" + String.join("", words);
        chain.add(new ChainLog(List.copyOf(all), data, transaction, chain.size(), 1));
    }

    void postTold(long epoch, long total) {
        var root = Abi.word(MerkleRoot.of(leaves(total)));
        var data = Abi.word(MerkleRoot.dataHash(leaves(total)));
        var topics = List.of("0x" + Abi.word(epoch));
        tells(SettledBounds.ROOT_POSTED, "0x1", topics, root, Abi.word(total), data);
    }

    void vetoTold(long epoch) {
        tells(SettledBounds.ROOT_VETOED, "0x1", List.of("0x" + Abi.word(epoch)));
    }

    List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    /** What is found in the log when all is read. */
    List<String> codesAtEnd() {
        check.finish();
        return codes();
    }

    List<String> codesOfRoots() {
        new RootsCheck(findings, check.books(CHAIN), "chain").check(chain);
        return codes();
    }

    /**
     * What is found in the escrows.
     *
     * @param epoch the last on the chain
     * @param ours transactions of the bridge
     */
    List<String> codesOfEscrows(long epoch, Set<String> ours) {
        var escrows = new EscrowsCheck(findings, check.books(CHAIN), ours, "chain");
        chain.forEach(escrows::take);
        escrows.check(epoch);
        return codes();
    }
}
