/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.Budget;
import org.ale.payment.domain.Party;
import org.ale.payment.domain.Share;
import org.ale.payment.domain.Standing;
import org.ale.schemas.assignment.v1.ItemsWithdrawn;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.communities.v1.OnboardingPassed;
import org.ale.schemas.communities.v1.PlacesClosed;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.jobs.v1.JobPaused;
import org.ale.schemas.jobs.v1.JobPromoted;
import org.ale.schemas.jobs.v1.PlacesWithdrawn;
import org.ale.schemas.reputation.v1.JobScored;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.PoolUnrewarded;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.reputation.v1.ReputationReversed;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private static final Instant AT = Instant.ofEpochMilli(5);
    private static final String COMMUNITY = new UUID(3, 3).toString();
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final PoolId POOL = new PoolId(JOB, 12);
    private static final WorkerId WORKER = new WorkerId(new UUID(0, 1));
    private static final List<Party> PARTIES = List.of(new Party(WORKER, true, 1, 9, 4, 2));

    private static final Participant PARTICIPANT =
            Participant.newBuilder()
                    .setWorkerId(WORKER.toString())
                    .setWon(true)
                    .setLabel(1)
                    .setReputationMicro(9)
                    .setGainMicro(4)
                    .setFinished(2)
                    .build();

    private static List<AccountCommand> here(List<Addressed<AccountCommand>> commands) {
        commands.forEach(each -> assertEquals(COMMUNITY, each.streamId()));
        return commands.stream().map(Addressed::command).toList();
    }

    private static List<AccountCommand> follow(MemberEvent.Builder event) {
        return here(FollowsReputation.commandsFor(COMMUNITY, event.build(), AT));
    }

    private static List<AccountCommand> follow(JobEvent.Builder event) {
        var whole = event.setJobId(JOB.toString()).setCommunityId(COMMUNITY).build();
        return here(FollowsJobs.commandsFor(JOB.toString(), whole, AT));
    }

    private static List<AccountCommand> follow(CommunityEvent.Builder event) {
        return here(FollowsCommunities.commandsFor(COMMUNITY, event.build(), AT));
    }

    private static List<AccountCommand> follow(LeaseEvent.Builder event) {
        var policy = new WhenItemsWithdrawnThenRefundItems();
        return here(policy.commandsFor(COMMUNITY, event.build(), AT));
    }

    @Test
    void aCreditedPoolIsPaid() {
        var credited =
                ReputationCredited.newBuilder()
                        .setPoolId(POOL.toString())
                        .setLabel(1)
                        .setConfidenceMicro(971_000)
                        .addParticipants(PARTICIPANT)
                        .setPayScope("WINNERS")
                        .setEqualShareBps(5000)
                        .setVisibleAfter(10);
        var share = new Share(POOL, 1, 971_000, PARTIES, PayScope.WINNERS, 5000, 10);
        assertEquals(
                List.of(new AccountCommand.SplitPot(share, AT)),
                follow(MemberEvent.newBuilder().setReputationCredited(credited)));
    }

    @Test
    void aNewcomerWhoPassedIsPaidHisPlaceIfThereIsOne() {
        var passed = OnboardingPassed.newBuilder().setWorkerId(WORKER.toString());
        assertEquals(List.of(), follow(CommunityEvent.newBuilder().setOnboardingPassed(passed)));
        passed.setPlaceId(POOL.toString());
        assertEquals(
                List.of(new AccountCommand.SplitPot(Share.ofNewcomer(POOL, WORKER), AT)),
                follow(CommunityEvent.newBuilder().setOnboardingPassed(passed)));
    }

    @Test
    void theEscrowOfAJobWithoutPlacesIsClosed() {
        var closed = PlacesClosed.newBuilder().setJobId(JOB.toString());
        assertEquals(
                List.of(new AccountCommand.CloseEscrow(JOB, AT)),
                follow(CommunityEvent.newBuilder().setPlacesClosed(closed)));
    }

    @Test
    void thePotOfAnUnrewardedPoolIsHeld() {
        var unrewarded =
                PoolUnrewarded.newBuilder()
                        .setPoolId(POOL.toString())
                        .addParticipants(PARTICIPANT)
                        .setVisibleAfter(10);
        assertEquals(
                List.of(new AccountCommand.HoldPot(POOL, PARTIES, 10, AT)),
                follow(MemberEvent.newBuilder().setPoolUnrewarded(unrewarded)));
    }

    @Test
    void theEscrowOfAScoredJobIsClosed() {
        var scored = JobScored.newBuilder().setJobId(JOB.toString());
        assertEquals(
                List.of(new AccountCommand.CloseEscrow(JOB, AT)),
                follow(MemberEvent.newBuilder().setJobScored(scored)));
    }

    @Test
    void aReversalTakesNothingBackButReputationsAreNoted() {
        var reversed =
                ReputationReversed.newBuilder()
                        .setPoolId(POOL.toString())
                        .addParticipants(PARTICIPANT);
        assertEquals(
                List.of(new AccountCommand.NoteStandings(List.of(new Standing(WORKER, 9)), AT)),
                follow(MemberEvent.newBuilder().setReputationReversed(reversed)));
    }

    @Test
    void withdrawnItemsAreRefunded() {
        var withdrawn = ItemsWithdrawn.newBuilder().setJobId(JOB.toString()).setCount(3);
        assertEquals(
                List.of(new AccountCommand.RefundItems(JOB, 3, AT)),
                follow(LeaseEvent.newBuilder().setItemsWithdrawn(withdrawn)));
        var opened = PoolOpened.newBuilder().setPoolId(POOL.toString());
        assertEquals(List.of(), follow(LeaseEvent.newBuilder().setPoolOpened(opened)));
    }

    @Test
    void aFundedJobGoesIntoEscrowInItsCommunity() {
        var client = new ClientId(new UUID(8, 1));
        var funded =
                JobFunded.newBuilder()
                        .setClientId(client.toString())
                        .setFundedBaseUnits("100")
                        .setFeeBaseUnits("5")
                        .setPotBaseUnits("47")
                        .setItems(2)
                        .setRemainderBaseUnits("1")
                        .setDepositId("0xab:3");
        var budget =
                new Budget(
                        JOB,
                        client,
                        Ale.ofBaseUnits(100),
                        Ale.ofBaseUnits(5),
                        Ale.ofBaseUnits(47),
                        2,
                        "0xab:3");
        assertEquals(
                List.of(new AccountCommand.FundEscrow(budget, AT)),
                follow(JobEvent.newBuilder().setFunded(funded)));
    }

    @Test
    void theEscrowOfAJobIsReturnedIfItWasClosedOnTheChainAndNotIfTheClientCancels() {
        for (var wasClosed : List.of(true, false)) {
            var expected =
                    wasClosed
                            ? List.of(new AccountCommand.ReturnEscrow(JOB, AT))
                            : List.<AccountCommand>of();
            var cancelled = JobCancelled.newBuilder().setEscrowClosed(wasClosed);
            assertEquals(expected, follow(JobEvent.newBuilder().setCancelled(cancelled)));
            var withdrawn = PlacesWithdrawn.newBuilder().setEscrowClosed(wasClosed);
            assertEquals(expected, follow(JobEvent.newBuilder().setPlacesWithdrawn(withdrawn)));
        }
    }

    @Test
    void aPromotionIsPaid() {
        var promoted = JobPromoted.newBuilder().setBaseUnits("30").setTotalBaseUnits("70");
        assertEquals(
                List.of(new AccountCommand.PayPromotion(JOB, Ale.ofBaseUnits(30), AT)),
                follow(JobEvent.newBuilder().setPromoted(promoted)));
        assertEquals(List.of(), follow(JobEvent.newBuilder().setPaused(JobPaused.newBuilder())));
    }
}
