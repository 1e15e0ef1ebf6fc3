/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.ale.eventsourcing.Decision;
import org.ale.eventsourcing.testing.ReplayEqualsProcessing;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.AccountCommand.CloseEscrow;
import org.ale.payment.domain.AccountCommand.FundEscrow;
import org.ale.payment.domain.AccountCommand.HoldPot;
import org.ale.payment.domain.AccountCommand.NoteStandings;
import org.ale.payment.domain.AccountCommand.PayPromotion;
import org.ale.payment.domain.AccountCommand.RefundItems;
import org.ale.payment.domain.AccountCommand.ReturnEscrow;
import org.ale.payment.domain.AccountCommand.SettleEarnings;
import org.ale.payment.domain.AccountCommand.SplitPot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on every history, tried on random ones. */
class RandomHistoriesTest {
    private static final int JOBS = 4;
    private final AccountDecider decider = new AccountDecider();

    static AccountCommand anything(RandomGenerator random, AccountState state) {
        var job = new JobId(new UUID(7, random.nextInt(JOBS)));
        var pool = new PoolId(job, random.nextInt(9));
        return switch (random.nextInt(30)) {
            case 0, 1, 2 -> new FundEscrow(budget(random, job), NOW);
            case 3 -> new CloseEscrow(job, NOW);
            case 4, 5 -> new RefundItems(job, random.nextInt(4), NOW);
            case 6 -> new PayPromotion(job, Ale.ofBaseUnits(random.nextInt(50)), NOW);
            case 7 -> new SettleEarnings(NOW);
            case 8 -> new NoteStandings(List.of(new Standing(worker(1), random.nextLong(99))), NOW);
            case 9 -> new ReturnEscrow(job, NOW);
            case 10, 11 -> new HoldPot(pool, share(random, pool).parties(), 10, NOW);
            default -> new SplitPot(share(random, pool), NOW);
        };
    }

    private static <T> T any(RandomGenerator random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static Budget budget(RandomGenerator random, JobId job) {
        var items = 1 + random.nextInt(8);
        var funded = Ale.ofBaseUnits(random.nextLong(1_000_000));
        var fee = funded.shareDown(random.nextInt(2001), 10_000);
        var pot = funded.minus(fee).shareDown(1, items);
        var client = new ClientId(new UUID(8, random.nextInt(2)));
        var deposit = random.nextBoolean() ? "0xab:" + random.nextInt(9) : "";
        return new Budget(job, client, funded, fee, pot, items, deposit);
    }

    private static Share share(RandomGenerator random, PoolId pool) {
        var parties =
                IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(n ->
                                new Party(
                                        worker(n),
                                        random.nextBoolean(),
                                        random.nextInt(3),
                                        random.nextLong(5_000_000),
                                        random.nextInt(2),
                                        1))
                        .toList();
        return new Share(
                pool,
                1,
                random.nextInt(1_000_000),
                parties,
                any(random, PayScope.values()),
                random.nextInt(10_001),
                10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replayEqualsProcessing(long seed) {
        ReplayEqualsProcessing.check(
                decider, RandomHistoriesTest::anything, seed, 250, AccountState::view);
    }

    /**
     * Sums of a job as an outsider reads them from the postings, without the decider's own books.
     */
    private static final class Outside {
        final Map<Account, Ale> balances = new LinkedHashMap<>();
        final LinkedHashSet<PoolId> paid = new LinkedHashSet<>();
        final LinkedHashSet<JobId> returned = new LinkedHashSet<>();
        Ale deposited = Ale.ZERO;

        void read(AccountEvent event) {
            event.postings()
                    .forEach(each -> balances.merge(each.account(), each.amount(), Ale::plus));
            switch (event) {
                case AccountEvent.EscrowFunded funded ->
                        deposited = deposited.plus(funded.budget().funded());
                case AccountEvent.PromotionPaid promoted ->
                        deposited = deposited.plus(promoted.postings().getLast().amount());
                case AccountEvent.PotSplit split -> {
                    var pool = split.share().poolId();
                    assertTrue(paid.add(pool), () -> "paid twice: " + split);
                    assertFalse(returned.contains(pool.jobId()), () -> "not there: " + split);
                    assertEquals(split.pot(), split.paid().stream().reduce(Ale.ZERO, Ale::plus));
                }
                case AccountEvent.EscrowClosed closed -> assertEmpty(closed.jobId());
                case AccountEvent.EscrowReturned back -> {
                    assertTrue(returned.add(back.jobId()), () -> "given back twice: " + back);
                    assertEmpty(back.jobId());
                }
                case AccountEvent.ItemsRefunded refunded ->
                        assertFalse(returned.contains(refunded.jobId()));
                case AccountEvent.VotesUnpaid unpaid ->
                        assertEquals(
                                unpaid.reason() == UnpaidReason.POT_SHARED_BEFORE,
                                paid.contains(unpaid.poolId()));
                case AccountEvent.PotHeld held ->
                        assertFalse(returned.contains(held.poolId().jobId()));
                case AccountEvent.SplitDeferred _,
                        AccountEvent.RefundDeferred _,
                        AccountEvent.CloseDeferred _,
                        AccountEvent.EarningsSettled _,
                        AccountEvent.StandingsNoted _ -> {}
            }
            var elsewhere =
                    balances.entrySet().stream()
                            .filter(entry -> !(entry.getKey() instanceof Account.Deposits))
                            .peek(entry -> assertTrue(!entry.getValue().isNegative()))
                            .map(Map.Entry::getValue)
                            .reduce(Ale.ZERO, Ale::plus);
            assertEquals(deposited, elsewhere, () -> "paid, kept, refunded, reserved: " + event);
        }

        private void assertEmpty(JobId job) {
            assertEquals(Ale.ZERO, balances.getOrDefault(new Account.Escrow(job), Ale.ZERO));
        }
    }

    @Test
    void everyUnitPaidInIsPaidOutKeptRefundedOrReservedAfterEveryEvent() {
        var kinds = new LinkedHashSet<Class<?>>();
        for (var seed = 0; seed < 300; seed++) {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var state = decider.initialState();
            var outside = new Outside();
            for (var step = 0; step < 150; step++) {
                for (var event : decided(anything(random, state), state)) {
                    state = decider.evolve(state, event);
                    outside.read(event);
                    kinds.add(event.getClass());
                }
            }
        }
        assertEquals(AccountEvent.class.getPermittedSubclasses().length, kinds.size());
    }

    private List<AccountEvent> decided(AccountCommand command, AccountState state) {
        return switch (decider.decide(command, state)) {
            case Decision.Accepted<AccountEvent>(var events) -> events;
            case Decision.Rejected<AccountEvent> _ -> List.of();
        };
    }
}
