/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import static org.ale.staking.domain.Fixtures.NOW;
import static org.ale.staking.domain.Fixtures.X;
import static org.ale.staking.domain.Fixtures.Y;
import static org.ale.staking.domain.Fixtures.account;
import static org.ale.staking.domain.Fixtures.allocate;
import static org.ale.staking.domain.Fixtures.names;
import static org.ale.staking.domain.Fixtures.stake;
import static org.ale.staking.domain.Fixtures.standing;
import static org.ale.staking.domain.Fixtures.units;
import static org.ale.staking.domain.Fixtures.work;
import static org.ale.staking.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.eventsourcing.testing.Vectors;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.ale.staking.domain.NetworkCommand.NoteAccount;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;
import org.ale.staking.domain.NetworkEvent.StakeNoted;
import org.junit.jupiter.api.Test;

/** How an epoch is shared: V10, V10b, and what the vectors do not say. */
class NetworkDeciderTest {
    private static final Ale MILLION = units(1_000_000);

    private final DeciderSpec<NetworkCommand, NetworkState, NetworkEvent> network =
            new DeciderSpec<>(new NetworkDecider());

    /** Five who named an account and staked, and an epoch that began afterwards. */
    private DeciderSpec<NetworkCommand, NetworkState, NetworkEvent> staked(int... workers) {
        network.given();
        for (var worker : workers) {
            network.after(names(worker), stake(worker, 1));
        }
        return network.after(allocate(1, Ale.ZERO, Terms.PRODUCTION));
    }

    private static RewardsAllocated only(List<NetworkEvent> events) {
        assertEquals(1, events.size());
        return (RewardsAllocated) events.getFirst();
    }

    private static List<BigInteger> parts(RewardsAllocated allocated) {
        return allocated.communities().stream().map(each -> each.amount().baseUnits()).toList();
    }

    private static BigInteger of(RewardsAllocated allocated, WorkerId worker) {
        return allocated.members().stream()
                .filter(each -> each.worker().equals(worker))
                .map(each -> each.amount().baseUnits())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Test
    void sharesByWorkThenByReputationAmongThoseWhoStakedAsTheVectorV10Says() {
        var vector = Vectors.economy("V10");
        var allocated =
                only(
                        staked(1, 2, 4)
                                .after(
                                        work(
                                                X,
                                                1,
                                                700_000,
                                                35_000,
                                                standing(1, 600),
                                                standing(2, 300),
                                                standing(3, 100)),
                                        work(Y, 1, 300_000, 15_000, standing(4, 1)))
                                .when(allocate(2, MILLION, Terms.STRICT))
                                .events());
        assertEquals(Vectors.integers(vector.get("communities")), parts(allocated));
        var ofX =
                List.of(
                        of(allocated, worker(1)),
                        of(allocated, worker(2)),
                        of(allocated, worker(3)));
        assertEquals(Vectors.integers(vector.get("membersX")), ofX);
        assertEquals(Ale.ZERO, allocated.unminted());
        assertEquals(MILLION, allocated.allocated());
        assertTrue(allocated.last());
    }

    @Test
    void capsACommunityByItsFeesAsTheVectorV10bSays() {
        var vector = Vectors.economy("V10b");
        var allocated =
                only(
                        staked(1, 4)
                                .after(
                                        work(X, 1, 700_000, 20_000, standing(1, 600)),
                                        work(Y, 1, 300_000, 900_000, standing(4, 1)))
                                .when(allocate(2, MILLION, Terms.PRODUCTION))
                                .events());
        assertEquals(
                Vectors.integers(vector.get("uncapped")),
                allocated.communities().stream().map(each -> each.uncapped().baseUnits()).toList());
        assertEquals(Vectors.integers(vector.get("capped")), parts(allocated));
        assertEquals(new Ale(Vectors.integer(vector.get("unminted"))), allocated.unminted());
    }

    @Test
    void aCommunityWithoutAnEligibleMemberLeavesItsPartToTheOthers() {
        var allocated =
                only(
                        staked(4)
                                .after(
                                        work(X, 1, 700_000, 700_000, standing(1, 600)),
                                        work(Y, 1, 300_000, 900_000, standing(4, 1)))
                                .when(allocate(2, units(1_000), Terms.STRICT))
                                .events());
        assertEquals(List.of(BigInteger.ZERO, BigInteger.valueOf(1_000)), parts(allocated));
    }

    @Test
    void whatNobodyMayGetIsNeverMinted() {
        var allocated =
                only(
                        staked().after(work(X, 1, 700_000, 20_000, standing(1, 600)))
                                .when(allocate(2, MILLION, Terms.STRICT))
                                .events());
        assertEquals(MILLION, allocated.unminted());
        assertEquals(Ale.ZERO, allocated.allocated());
        assertEquals(List.of(), allocated.members());
    }

    @Test
    void aStakeMustBeHeldForTheWholeEpoch() {
        var late =
                staked().after(names(1), stake(1, 5), work(X, 1, 10, 10, standing(1, 600)))
                        .when(allocate(2, units(10), Terms.STRICT))
                        .events();
        assertEquals(units(10), only(late).unminted());
        var interrupted =
                staked(1)
                        .after(stake(1, -1), stake(1, 5), work(X, 1, 10, 10, standing(1, 600)))
                        .when(allocate(2, units(10), Terms.STRICT))
                        .events();
        assertEquals(units(10), only(interrupted).unminted());
        var next =
                network.after(allocate(2, units(10), Terms.STRICT), work(X, 2, 10, 10))
                        .when(allocate(3, units(10), Terms.STRICT))
                        .events();
        assertEquals(units(10), only(next).allocated());
    }

    @Test
    void oneStakeMakesOneWorkerEligible() {
        var allocated =
                only(
                        staked(1)
                                .after(
                                        new NoteAccount(worker(2), account(1), NOW),
                                        work(X, 1, 9, 9, standing(1, 1), standing(2, 8)))
                                .when(allocate(2, units(9), Terms.STRICT))
                                .events());
        assertEquals(BigInteger.valueOf(9), of(allocated, worker(1)));
        assertEquals(BigInteger.ZERO, of(allocated, worker(2)));
    }

    @Test
    void whoNamesAnotherAccountLeavesTheOldOneToOthers() {
        var allocated =
                only(
                        staked(1)
                                .after(
                                        new NoteAccount(worker(1), account(7), NOW),
                                        new NoteAccount(worker(2), account(1), NOW),
                                        work(X, 1, 9, 9, standing(1, 1), standing(2, 8)))
                                .when(allocate(2, units(9), Terms.STRICT))
                                .events());
        assertEquals(BigInteger.valueOf(9), of(allocated, worker(2)));
    }

    @Test
    void reputationThatWasTakenBackWeighsNothing() {
        var allocated =
                only(
                        staked(1, 2)
                                .after(
                                        work(X, 1, 9, 9, standing(1, 4), standing(2, 5)),
                                        work(X, 2, 0, 0, standing(2, 0)))
                                .when(allocate(2, units(9), Terms.STRICT))
                                .events());
        assertEquals(BigInteger.valueOf(9), of(allocated, worker(1)));
    }

    @Test
    void workCountsInOneEpochOnly() {
        var second =
                staked(1)
                        .after(
                                work(X, 1, 9, 9, standing(1, 4)),
                                allocate(2, units(9), Terms.STRICT))
                        .when(allocate(3, units(9), Terms.STRICT))
                        .events();
        assertEquals(units(9), only(second).unminted());
    }

    @Test
    void whatIsHeardTwiceCountsOnce() {
        staked(1).after(work(X, 1, 9, 9)).when(work(X, 1, 9, 9)).thenNothing();
        network.when(allocate(1, units(9), Terms.STRICT)).thenNothing();
        network.when(names(1)).thenNothing();
    }

    @Test
    void aGapIsAFactThatWasLost() {
        network.given().when(work(X, 2, 9, 9)).thenRejected(NetworkRejection.BATCH_MISSING);
        network.given()
                .when(allocate(2, units(9), Terms.STRICT))
                .thenRejected(NetworkRejection.PERIOD_MISSING);
        network.given().when(stake(1, -1)).thenRejected(NetworkRejection.STAKE_TOO_SMALL);
    }

    @Test
    void anAccountsStakeIsWhatItStakedLessWhatItTookBack() {
        network.given()
                .after(stake(1, 5), stake(2, 3))
                .when(stake(1, -2))
                .then(
                        new StakeNoted(
                                account(1), Ale.ofWhole(3), Ale.ofWhole(-2), Ale.ofWhole(6), NOW));
    }
}
