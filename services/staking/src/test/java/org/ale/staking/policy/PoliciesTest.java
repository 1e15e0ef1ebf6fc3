/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.BlocksIngested;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.chainbridge.v1.UnstakeFinalized;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.ale.staking.domain.Account;
import org.ale.staking.domain.Inflation;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.Standing;
import org.ale.staking.domain.Terms;
import org.junit.jupiter.api.Test;

/** What other services say, as wishes about the one network. */
class PoliciesTest {
    private static final Instant AT = Instant.ofEpochMilli(42);
    private static final CommunityId X = new CommunityId(new UUID(6, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final String CHECKSUMMED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final Account ACCOUNT = Account.of(CHECKSUMMED);

    private static List<NetworkCommand> here(List<Addressed<NetworkCommand>> commands) {
        commands.forEach(each -> assertEquals("network", each.streamId()));
        return commands.stream().map(Addressed::command).toList();
    }

    private static List<NetworkCommand> follow(ChainEvent.Builder event) {
        var policy = new FollowsTheChain(Terms.PRODUCTION);
        return here(policy.commandsFor("31337", event.build(), AT));
    }

    private static List<NetworkCommand> follow(AccountEvent.Builder event) {
        var policy = new WhenEarningsSettledThenNoteWork();
        return here(policy.commandsFor(X.toString(), event.build(), AT));
    }

    private static JobSettlement job(String paid, String fee, String refund) {
        return JobSettlement.newBuilder()
                .setPaidBaseUnits(paid)
                .setFeeBaseUnits(fee)
                .setRefundBaseUnits(refund)
                .build();
    }

    @Test
    void settledWorkCountsWithoutItsRefunds() {
        var settled =
                EarningsSettled.newBuilder()
                        .setBatch(7)
                        .addJobs(job("40", "2", "900"))
                        .addJobs(job("1", "0", "0"))
                        .addStandings(
                                WorkerStanding.newBuilder()
                                        .setWorkerId(ANA.toString())
                                        .setReputationMicro(5));
        assertEquals(
                List.of(
                        new NetworkCommand.NoteWork(
                                X,
                                7,
                                Ale.ofBaseUnits(41),
                                Ale.ofBaseUnits(2),
                                List.of(new Standing(ANA, 5)),
                                AT)),
                follow(AccountEvent.newBuilder().setEarningsSettled(settled)));
        var closed = EscrowClosed.getDefaultInstance();
        assertEquals(List.of(), follow(AccountEvent.newBuilder().setEscrowClosed(closed)));
    }

    @Test
    void stakesComeAndGo() {
        var staked = StakeFinalized.newBuilder().setAccount(CHECKSUMMED).setBaseUnits("9");
        assertEquals(
                List.of(new NetworkCommand.NoteStake(ACCOUNT, Ale.ofBaseUnits(9), AT)),
                follow(ChainEvent.newBuilder().setStakeFinalized(staked)));
        var unstaked = UnstakeFinalized.newBuilder().setAccount(CHECKSUMMED).setBaseUnits("4");
        assertEquals(
                List.of(new NetworkCommand.NoteStake(ACCOUNT, Ale.ofBaseUnits(-4), AT)),
                follow(ChainEvent.newBuilder().setUnstakeFinalized(unstaked)));
    }

    @Test
    void aWorkersAccountIsKnownInAnyCase() {
        var linked =
                PayoutAddressLinked.newBuilder()
                        .setWorkerId(ANA.toString())
                        .setAccount(CHECKSUMMED);
        assertEquals(
                List.of(new NetworkCommand.NoteAccount(ANA, ACCOUNT, AT)),
                follow(ChainEvent.newBuilder().setPayoutAddressLinked(linked)));
    }

    @Test
    void aMintedPeriodIsSharedUnderTheTermsInForce() {
        var minted =
                InflationMinted.newBuilder()
                        .setIndex(3)
                        .setStakersBaseUnits("11")
                        .setCommunitiesBaseUnits("10")
                        .setAtMillis(99);
        var inflation =
                new Inflation(
                        3, Ale.ofBaseUnits(11), Ale.ofBaseUnits(10), Instant.ofEpochMilli(99));
        assertEquals(
                List.of(new NetworkCommand.AllocateRewards(inflation, Terms.PRODUCTION, AT)),
                follow(ChainEvent.newBuilder().setInflationMinted(minted)));
        var blocks = BlocksIngested.getDefaultInstance();
        assertEquals(List.of(), follow(ChainEvent.newBuilder().setBlocksIngested(blocks)));
    }
}
