/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.ale.schemas.staking.v1.AccountNoted;
import org.ale.schemas.staking.v1.CommunityReward;
import org.ale.schemas.staking.v1.MemberReward;
import org.ale.schemas.staking.v1.MemberStanding;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.RewardsAllocated;
import org.ale.schemas.staking.v1.StakeNoted;
import org.ale.schemas.staking.v1.WorkNoted;
import org.junit.jupiter.api.Test;

/**
 * One period: two communities worked for 300 and 100, and paid fees of 20 and 10. Only the first
 * has members with stakes. All 100 would be its part; the cap leaves 20, shared 3 to 1.
 */
class RewardsCheckTest {
    private static final String TREES = id(1);
    private static final String CATS = id(2);
    private static final String ANA = id(3);
    private static final String BEN = id(4);
    private static final String CARL = id(5);

    private final Findings findings = new Findings();
    private final RewardsCheck check = new RewardsCheck(findings);
    private long offset;

    private static String id(int number) {
        return new UUID(0, number).toString();
    }

    private static String account(String worker) {
        return "0x" + worker.substring(30).repeat(7).substring(0, 40);
    }

    @FunctionalInterface
    private interface Reader {
        void read(LogEntry entry) throws InvalidProtocolBufferException;
    }

    private void tell(LogTopic topic, String stream, MessageLite fact, Reader reader)
            throws InvalidProtocolBufferException {
        var event =
                EventRecord.newBuilder()
                        .setStreamId(stream)
                        .setPayload(fact.toByteString())
                        .build();
        reader.read(new LogEntry(topic, 0, offset++, event));
    }

    private void staking(NetworkEvent.Builder fact) throws InvalidProtocolBufferException {
        tell(LogTopic.STAKING, "network", fact.build(), check::check);
    }

    private void bridge(ChainEvent.Builder fact) throws InvalidProtocolBufferException {
        tell(LogTopic.CHAIN_BRIDGE, "31337", fact.build(), check::onChain);
    }

    private void work(String community, long paid, long told, long fees, String... workers)
            throws InvalidProtocolBufferException {
        var settled = EarningsSettled.newBuilder().setBatch(1);
        var noted = WorkNoted.newBuilder().setCommunityId(community).setBatch(1);
        settled.addJobs(
                JobSettlement.newBuilder()
                        .setPaidBaseUnits(Long.toString(paid))
                        .setFeeBaseUnits(Long.toString(fees)));
        for (var worker : workers) {
            var reputation = worker.equals(ANA) ? 3 : 1;
            settled.addStandings(
                    WorkerStanding.newBuilder().setWorkerId(worker).setReputationMicro(reputation));
            noted.addStandings(
                    MemberStanding.newBuilder().setWorkerId(worker).setReputationMicro(reputation));
        }
        noted.setPaidBaseUnits(Long.toString(told)).setFeeBaseUnits(Long.toString(fees));
        tell(
                LogTopic.PAYMENT,
                community,
                AccountEvent.newBuilder().setEarningsSettled(settled).build(),
                check::settled);
        staking(NetworkEvent.newBuilder().setWorkNoted(noted));
    }

    private void stake(String worker, long amount, long total)
            throws InvalidProtocolBufferException {
        staking(
                NetworkEvent.newBuilder()
                        .setAccountNoted(
                                AccountNoted.newBuilder()
                                        .setWorkerId(worker)
                                        .setAccount(account(worker))));
        staking(
                NetworkEvent.newBuilder()
                        .setStakeNoted(
                                StakeNoted.newBuilder()
                                        .setAccount(account(worker))
                                        .setStakedBaseUnits(Long.toString(amount))
                                        .setChangeBaseUnits(Long.toString(amount))
                                        .setTotalBaseUnits(Long.toString(total))));
    }

    private void chain(String worker, long amount) throws InvalidProtocolBufferException {
        bridge(
                ChainEvent.newBuilder()
                        .setPayoutAddressLinked(
                                PayoutAddressLinked.newBuilder()
                                        .setWorkerId(worker)
                                        .setAccount(account(worker))));
        bridge(
                ChainEvent.newBuilder()
                        .setStakeFinalized(
                                StakeFinalized.newBuilder()
                                        .setAccount(account(worker))
                                        .setBaseUnits(Long.toString(amount))));
    }

    private static CommunityReward community(
            String id, int work, int fee, int eligible, int uncapped, int part) {
        return CommunityReward.newBuilder()
                .setCommunityId(id)
                .setWorkBaseUnits(Integer.toString(work))
                .setFeeBaseUnits(Integer.toString(fee))
                .setEligible(eligible)
                .setUncappedBaseUnits(Integer.toString(uncapped))
                .setBaseUnits(Integer.toString(part))
                .build();
    }

    private static MemberReward member(String worker, int reputation, int part) {
        return MemberReward.newBuilder()
                .setCommunityId(TREES)
                .setWorkerId(worker)
                .setReputationMicro(reputation)
                .setBaseUnits(Integer.toString(part))
                .build();
    }

    private static RewardsAllocated.Builder right() {
        return RewardsAllocated.newBuilder()
                .setIndex(1)
                .setStakersBaseUnits("101")
                .setCommunitiesBaseUnits("100")
                .setKappaMilli(1_000)
                .setMinStakeBaseUnits("5")
                .addCommunities(community(TREES, 300, 20, 2, 100, 20))
                .addCommunities(community(CATS, 100, 10, 0, 0, 0))
                .addMembers(member(ANA, 3, 15))
                .addMembers(member(BEN, 1, 5))
                .setUnmintedBaseUnits("80")
                .setAllocatedBaseUnits("20")
                .setStakedBaseUnits("12")
                .setLast(true);
    }

    /** What is found in the period as staking tells it. */
    private Set<String> found(
            long workTold, long stakeOnChain, UnaryOperator<RewardsAllocated.Builder> change)
            throws InvalidProtocolBufferException {
        stake(ANA, 7, 7);
        stake(BEN, 5, 12);
        staking(
                NetworkEvent.newBuilder()
                        .setRewardsAllocated(
                                RewardsAllocated.newBuilder()
                                        .setIndex(1)
                                        .setStakersBaseUnits("0")
                                        .setCommunitiesBaseUnits("0")
                                        .setMinStakeBaseUnits("5")
                                        .setUnmintedBaseUnits("0")
                                        .setAllocatedBaseUnits("0")
                                        .setStakedBaseUnits("12")
                                        .setLast(true)));
        work(TREES, 300, workTold, 20, ANA, BEN);
        work(CATS, 100, 100, 10, CARL);
        staking(NetworkEvent.newBuilder().setRewardsAllocated(change.apply(right().setIndex(2))));
        chain(ANA, stakeOnChain);
        chain(BEN, 5);
        for (var index = 1; index <= 2; index++) {
            bridge(
                    ChainEvent.newBuilder()
                            .setInflationMinted(
                                    InflationMinted.newBuilder()
                                            .setIndex(index)
                                            .setStakersBaseUnits(index == 1 ? "0" : "101")
                                            .setCommunitiesBaseUnits(index == 1 ? "0" : "100")));
        }
        check.finish();
        var codes = new TreeSet<String>();
        findings.kept().forEach(finding -> codes.add(finding.code()));
        return codes;
    }

    @Test
    void findsNothingInARightPeriod() throws Exception {
        assertEquals(Set.of(), found(300, 7, right -> right), () -> findings.kept().toString());
        assertEquals(2, findings.checkedCounts().get("rewards: periods"));
    }

    @Test
    void findsAPartAboveTheCap() throws Exception {
        var codes =
                found(
                        300,
                        7,
                        right ->
                                right.setCommunities(0, community(TREES, 300, 20, 2, 100, 100))
                                        .setMembers(0, member(ANA, 3, 75))
                                        .setMembers(1, member(BEN, 1, 25))
                                        .setAllocatedBaseUnits("100")
                                        .setUnmintedBaseUnits("0"));
        assertTrue(
                codes.containsAll(List.of("reward-communities", "reward-members", "reward-sum")),
                codes.toString());
    }

    @Test
    void findsAMembersPartThatIsAnothers() throws Exception {
        assertEquals(
                Set.of("reward-members"),
                found(
                        300,
                        7,
                        right ->
                                right.setMembers(0, member(ANA, 3, 5))
                                        .setMembers(1, member(BEN, 1, 15))));
    }

    @Test
    void findsWorkAndStakesThatAreMadeUp() throws Exception {
        var codes = found(301, 6, right -> right);
        assertTrue(codes.containsAll(List.of("reward-work", "reward-stake")), codes.toString());
    }

    @Test
    void findsHalvesThatAreNone() throws Exception {
        var codes = found(300, 7, right -> right.setStakersBaseUnits("90"));
        assertEquals(Set.of("reward-halves", "reward-minted"), codes);
    }
}
