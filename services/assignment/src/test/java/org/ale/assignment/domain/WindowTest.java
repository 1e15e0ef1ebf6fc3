/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.ANA;
import static org.ale.assignment.domain.Fixtures.BEN;
import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.DOGS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.answer;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.drawn;
import static org.ale.assignment.domain.Fixtures.items;
import static org.ale.assignment.domain.Fixtures.pool;
import static org.ale.assignment.domain.Fixtures.running;
import static org.ale.assignment.domain.Fixtures.start;
import static org.ale.assignment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open, and what becomes of a job. */
class WindowTest {
    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    private long open(JobId job) {
        return desk.folded().openPools().stream().filter(id -> id.jobId().equals(job)).count();
    }

    @Test
    void opensAsManyPoolsAsTheCommunityWantsAndOneForEachThatLeaves() {
        desk.given().after(running(150));
        assertEquals(100, open(CATS));
        desk.after(new LeaseCommand.LeavePool(desk.folded().openPools().getFirst(), NOW));
        assertEquals(100, open(CATS));
    }

    @Test
    void refusesAJobWhoseItemsHaveNotAllArrived() {
        desk.given()
                .after(Fixtures.adopt(Fixtures.TERMS), items(CATS, 2))
                .when(start(CATS, 3))
                .thenRejected(LeaseRejection.ITEMS_MISSING);
    }

    @Test
    void opensTheJobWithTheHighestPromotionFirst() {
        desk.given().after(running(150)).after(items(DOGS, 5), start(DOGS, 5));
        assertEquals(0, open(DOGS));
        desk.after(new LeaseCommand.RankJob(DOGS, Ale.ofWhole(1), NOW));
        desk.after(new LeaseCommand.LeavePool(desk.folded().openPools().getFirst(), NOW));
        assertEquals(1, open(DOGS));
    }

    @Test
    void aHaltedJobMakesRoomForOthersAndItsTasksAreNotDealt() {
        desk.given().after(running(150)).after(items(DOGS, 5), start(DOGS, 5));
        desk.after(new LeaseCommand.HaltJob(CATS, NOW));
        assertEquals(5, open(DOGS));
        var tasks = drawn(desk.when(deal(ANA, 10)).events());
        assertEquals(5, tasks.size());
        assertTrue(tasks.stream().allMatch(task -> task.jobId().equals(DOGS)));
        desk.after(new LeaseCommand.ContinueJob(CATS, NOW));
        assertEquals(5, drawn(desk.when(deal(ANA, 10)).events()).size());
    }

    @Test
    void saysOnceWhenTheLastPoolOfAJobHasLeft() {
        desk.given()
                .after(running(1))
                .when(new LeaseCommand.LeavePool(pool(CATS, 0), NOW))
                .then(
                        new LeaseEvent.PoolLeft(pool(CATS, 0), NOW),
                        new LeaseEvent.JobExhausted(CATS, 1, NOW))
                .when(new LeaseCommand.EndJob(CATS, NOW))
                .then(new LeaseEvent.ItemsWithdrawn(CATS, 0, NOW));
    }

    @Test
    void aReturnedPoolLeadsToASecondRound() {
        var only = pool(CATS, 0);
        desk.given()
                .after(running(1))
                .after(new LeaseCommand.LeavePool(only, NOW))
                .when(new LeaseCommand.ReturnPool(only, NOW))
                .then(new LeaseEvent.PoolReturned(only, NOW))
                .when(new LeaseCommand.LeavePool(only, NOW))
                .then(
                        new LeaseEvent.PoolLeft(only, NOW),
                        new LeaseEvent.JobExhausted(CATS, 2, NOW));
    }

    @Test
    void doesNotReturnAPoolThatNeverLeft() {
        desk.given()
                .after(running(150))
                .when(new LeaseCommand.ReturnPool(pool(CATS, 149), NOW))
                .thenNothing();
    }

    @Test
    void anEndClosesEveryOpenPoolAndGivesTheRestBack() {
        var events =
                desk.given().after(running(150)).when(new LeaseCommand.EndJob(CATS, NOW)).events();
        assertEquals(new LeaseEvent.ItemsWithdrawn(CATS, 50, NOW), events.getFirst());
        assertEquals(101, events.size());
        desk.when(deal(ANA, 10)).thenNothing();
    }

    @Test
    void aJobThatWasNeverFundedIsForgottenAndNothingIsGivenBack() {
        desk.given()
                .after(running(1))
                .after(items(DOGS, 5))
                .when(new LeaseCommand.DropJob(DOGS, NOW))
                .then(new LeaseEvent.JobDropped(DOGS, NOW));
        desk.when(start(DOGS, 5)).thenRejected(LeaseRejection.ITEMS_MISSING);
        desk.when(new LeaseCommand.DropJob(DOGS, NOW)).thenNothing();
        desk.when(new LeaseCommand.DropJob(CATS, NOW)).thenNothing();
    }

    @Test
    void aCancelledJobGivesBackWhatNobodyTouchedAndLetsLeasedTasksFinish() {
        desk.given().after(running(2)).after(deal(ANA, 1));
        var held = desk.folded().held(ANA, NOW.toEpochMilli()).getFirst();
        var other = pool(CATS, 1 - held.item());
        desk.when(new LeaseCommand.WithdrawJob(CATS, NOW))
                .then(
                        new LeaseEvent.ItemsWithdrawn(CATS, 1, NOW),
                        new LeaseEvent.PoolShut(other, NOW))
                .when(deal(BEN, 1))
                .thenNothing()
                .after(answer(held, ANA))
                .when(new LeaseCommand.FreeSeat(held, NOW))
                .then(new LeaseEvent.SeatFreed(held, NOW), new LeaseEvent.PoolShut(held, NOW));
    }

    @Test
    void aJobThatIsFinishedWhilePoolsAreOpenLosesThemLater() {
        desk.given()
                .after(running(1))
                .after(new LeaseCommand.FinishJob(Fixtures.HERE, CATS, NOW))
                .when(deal(ANA, 1))
                .thenNothing()
                .when(new LeaseCommand.LeavePool(pool(CATS, 0), NOW))
                .events();
    }

    @Test
    void capsAWorkersShareOfTheWindowOnceTheCrowdIsLargeEnough() {
        assertEquals(20, mostThatAnaIsDealt(100));
    }

    @Test
    void aSmallCrowdNeverWaitsForItself() {
        assertEquals(100, mostThatAnaIsDealt(3));
    }

    private int mostThatAnaIsDealt(int crowd) {
        desk.given().after(running(100)).after(Fixtures.crowd(crowd));
        for (var number = 2; number <= crowd; number++) {
            desk.after(deal(worker(number), 1));
        }
        var answered = 0;
        while (true) {
            var tasks = drawn(desk.when(deal(ANA, 10)).events());
            if (tasks.isEmpty()) {
                return answered;
            }
            for (PoolId task : tasks) {
                desk.after(answer(task, ANA));
                answered++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ff", "abcdef"})
    void opensHalfOfTheGoldInTheFirstTenth(String seed) {
        var gold = goldEveryTenth();
        var order = ItemOrder.of(1000, gold, seed);
        var head = IntStream.of(order).limit(145).filter(gold::containsKey).count();
        assertTrue(head >= 50 && head <= 60, "gold in the head: " + head);
        assertEquals(1000, IntStream.of(order).distinct().count());
        assertEquals(List.of(0, 999), List.of(min(order), max(order)));
    }

    /** Who sees early item numbers learns nothing: they are spread evenly, gold or not. */
    @Test
    void theNumberOfAnEarlyItemTellsNothing() {
        var gold = goldEveryTenth();
        var order = ItemOrder.of(1000, gold, "c0ffee");
        var sums = new int[2];
        IntStream.of(order)
                .limit(140)
                .forEach(item -> sums[gold.containsKey(item) ? 1 : 0] += item);
        assertEquals(500, sums[0] / 90.0, 100, "mean number of early items that are not gold");
        assertEquals(500, sums[1] / 50.0, 120, "mean number of early gold items");
    }

    @Test
    void theOrderFollowsFromTheSeedAlone() {
        var gold = goldEveryTenth();
        var order = ItemOrder.of(1000, gold, "c0ffee");
        assertArrayEquals(order, ItemOrder.of(1000, gold, "c0ffee"));
        assertFalse(Arrays.equals(order, ItemOrder.of(1000, gold, "c0ffed")));
    }

    @Test
    void aJobsOrderComesFromASecretOfItsOwn() {
        var seeds = new HmacSeeds(new byte[32]);
        assertFalse(Arrays.equals(seeds.orderSeed(CATS), seeds.orderSeed(DOGS)));
        desk.given().after(running(3));
        var started =
                desk.history().stream()
                        .filter(LeaseEvent.JobStarted.class::isInstance)
                        .map(LeaseEvent.JobStarted.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(HexFormat.of().formatHex(seeds.orderSeed(CATS)), started.orderSeed());
    }

    /** A pool that may close with its third vote sells no more than three seats at a time. */
    @Test
    void aGoldItemSellsNoSeatThatCouldNotCount() {
        desk.given().after(Fixtures.adopt(Fixtures.TERMS)).after(Fixtures.crowd(12));
        desk.after(items(CATS, 1, new LeaseCommand.GoldItem(0, 1)), start(CATS, 1));
        var dealt = 0;
        for (var number = 1; number <= 12; number++) {
            dealt += drawn(desk.when(deal(worker(number), 1)).events()).size();
        }
        assertEquals(3, dealt);
    }

    private static Map<Integer, Integer> goldEveryTenth() {
        var gold = new TreeMap<Integer, Integer>();
        IntStream.range(0, 100).forEach(number -> gold.put(number * 10 + 9, 1));
        return gold;
    }

    private static int min(int[] order) {
        return IntStream.of(order).min().orElseThrow();
    }

    private static int max(int[] order) {
        return IntStream.of(order).max().orElseThrow();
    }
}
