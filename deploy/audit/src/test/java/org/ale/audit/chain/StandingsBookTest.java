/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.audit.LogTopic;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.CommunityTwinFinalized;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.PostReputation;
import org.ale.schemas.chainbridge.v1.Standing;
import org.ale.schemas.chainbridge.v1.StandingsPlanned;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.junit.jupiter.api.Test;

/** Reputation on the chain is that of the log, and nobody keeps it under an account he left. */
class StandingsBookTest {
    private static final String COMMUNITY = "community";
    private static final String TWIN = "0x" + "c0".repeat(20);
    private static final String OLD = "0x" + "0a".repeat(20);
    private static final String NEW = "0x" + "0b".repeat(20);
    private static final String NO_ROOT = "0x" + Abi.word(0);

    private final Findings findings = new Findings();
    private final SettlementSources sources = new SettlementSources(findings);
    private final ChainLogCheck log = new ChainLogCheck(findings, sources);
    private final List<ChainLog> onChain = new ArrayList<>();

    private static LogEntry entry(LogTopic topic, String stream, MessageLite fact) {
        var event = EventRecord.newBuilder().setStreamId(stream);
        return new LogEntry(topic, 0, 0, event.setPayload(fact.toByteString()).build());
    }

    private void bridge(ChainEvent.Builder fact) throws InvalidProtocolBufferException {
        log.check(entry(LogTopic.CHAIN_BRIDGE, "1", fact.build()));
    }

    private void settled(long batch, long micro) throws InvalidProtocolBufferException {
        var standing = WorkerStanding.newBuilder().setWorkerId("ana").setReputationMicro(micro);
        var settled = EarningsSettled.newBuilder().setBatch(batch).addStandings(standing);
        sources.settled(
                entry(
                        LogTopic.PAYMENT,
                        COMMUNITY,
                        AccountEvent.newBuilder().setEarningsSettled(settled).build()));
    }

    private void recorded(long batch, long micro) throws InvalidProtocolBufferException {
        var standing = Standing.newBuilder().setWorkerId("ana").setReputationMicro(micro);
        bridge(
                ChainEvent.newBuilder()
                        .setEarningsRecorded(
                                EarningsRecorded.newBuilder()
                                        .setCommunityId(COMMUNITY)
                                        .setBatch(batch)
                                        .addStandings(standing)));
    }

    private void stands(long batch, long micro) throws InvalidProtocolBufferException {
        settled(batch, micro);
        recorded(batch, micro);
    }

    private void twin() throws InvalidProtocolBufferException {
        var twin = CommunityTwinFinalized.newBuilder().setCommunityId(COMMUNITY).setContract(TWIN);
        bridge(ChainEvent.newBuilder().setCommunityTwinFinalized(twin));
    }

    private void linked(String account) throws InvalidProtocolBufferException {
        var linked = PayoutAddressLinked.newBuilder().setWorkerId("ana").setAccount(account);
        bridge(ChainEvent.newBuilder().setPayoutAddressLinked(linked));
    }

    private static String root(Map<String, Long> byAccount) {
        var leaves = new TreeMap<String, BigInteger>();
        byAccount.forEach((account, micro) ->
                leaves.put(TWIN + account.substring(2), BigInteger.valueOf(micro)));
        return MerkleRoot.of(leaves);
    }

    private void planned(long epoch, Map<String, Long> leaves)
            throws InvalidProtocolBufferException {
        bridge(
                ChainEvent.newBuilder()
                        .setStandingsPlanned(
                                StandingsPlanned.newBuilder()
                                        .setEpoch(epoch)
                                        .setRoot(root(leaves))
                                        .setLeaves(leaves.size())));
    }

    private void finallyPosted(long epoch, long block) throws InvalidProtocolBufferException {
        var post =
                Intent.newBuilder().setPostReputation(PostReputation.newBuilder().setEpoch(epoch));
        bridge(
                ChainEvent.newBuilder()
                        .setTransactionPlanned(
                                TransactionPlanned.newBuilder().setNonce(epoch).setIntent(post)));
        bridge(
                ChainEvent.newBuilder()
                        .setTransactionFinal(
                                TransactionFinal.newBuilder()
                                        .setNonce(epoch)
                                        .setBlock(block)
                                        .setSucceeded(true)));
    }

    private void shown(long epoch, String root) {
        var topics = List.of(Abi.topic("ReputationPosted(uint64,bytes32)"), "0x" + Abi.word(epoch));
        onChain.add(new ChainLog(topics, root, "0x1", 0, 1));
    }

    private List<String> codes() {
        return findings.kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    private List<String> codes(String rootNow) {
        log.books("1").standings.onChain(onChain, rootNow, 100);
        return codes();
    }

    private void twoEpochs() throws InvalidProtocolBufferException {
        stands(1, 5);
        linked(OLD);
        twin();
        planned(1, Map.of(OLD, 5L));
        linked(NEW);
        stands(2, 7);
        planned(2, Map.of(OLD, 0L, NEW, 7L));
    }

    @Test
    void saysNothingOfStandingsThatFollow() throws InvalidProtocolBufferException {
        twoEpochs();
        finallyPosted(1, 90);
        finallyPosted(2, 101);
        shown(1, root(Map.of(OLD, 5L)));
        assertEquals(List.of(), codes(root(Map.of(OLD, 5L))));
    }

    @Test
    void saysNothingBeforeTheFirst() {
        assertEquals(List.of(), codes(NO_ROOT));
    }

    @Test
    void seesAReputationThatIsNotTheLogs() throws InvalidProtocolBufferException {
        stands(1, 5);
        linked(OLD);
        twin();
        planned(1, Map.of(OLD, 6L));
        assertEquals(List.of("chain-standings-root"), codes());
    }

    @Test
    void seesAReputationThatIsKeptUnderAnAccountItsWorkerLeft()
            throws InvalidProtocolBufferException {
        stands(1, 5);
        linked(OLD);
        twin();
        linked(NEW);
        planned(1, Map.of(OLD, 5L, NEW, 5L));
        assertEquals(List.of("chain-standings-root"), codes());
    }

    @Test
    void seesOneOfACommunityWithoutATwin() throws InvalidProtocolBufferException {
        stands(1, 5);
        linked(OLD);
        planned(1, Map.of(OLD, 5L));
        assertEquals(List.of("chain-standings-root", "chain-standings-leaves"), codes());
    }

    @Test
    void seesAnEpochThatIsLeftOut() throws InvalidProtocolBufferException {
        planned(2, Map.of());
        assertEquals(List.of("chain-standings-epoch"), codes());
    }

    @Test
    void seesAReputationThatPaymentNeverSaid() throws InvalidProtocolBufferException {
        settled(1, 5);
        recorded(1, 6);
        assertEquals(List.of("chain-standings"), codes());
    }

    @Test
    void seesAnotherRootOnTheChain() throws InvalidProtocolBufferException {
        twoEpochs();
        shown(1, root(Map.of(OLD, 6L)));
        assertEquals(List.of("chain-standings-on-chain"), codes(root(Map.of(OLD, 6L))));
    }

    @Test
    void seesARootThatNobodyPlanned() throws InvalidProtocolBufferException {
        twoEpochs();
        shown(3, root(Map.of(NEW, 9L)));
        assertEquals(List.of("chain-standings-on-chain"), codes(root(Map.of(NEW, 9L))));
    }

    @Test
    void seesARootThatNoEventTells() throws InvalidProtocolBufferException {
        twoEpochs();
        shown(1, root(Map.of(OLD, 5L)));
        assertEquals(List.of("chain-standings-now"), codes(root(Map.of(NEW, 9L))));
    }

    @Test
    void seesAPostThatTheChainDoesNotShow() throws InvalidProtocolBufferException {
        twoEpochs();
        finallyPosted(1, 100);
        assertEquals(List.of("chain-standings-missed"), codes(NO_ROOT));
    }
}
