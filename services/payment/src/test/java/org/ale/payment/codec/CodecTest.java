/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.Account;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.Budget;
import org.ale.payment.domain.Earned;
import org.ale.payment.domain.JobLegs;
import org.ale.payment.domain.Party;
import org.ale.payment.domain.Posting;
import org.ale.payment.domain.Share;
import org.ale.payment.domain.Standing;
import org.ale.payment.domain.UnpaidReason;
import org.junit.jupiter.api.Test;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final PoolId POOL = new PoolId(JOB, 12);
    private static final WorkerId ANA = new WorkerId(new UUID(0, 1));
    private static final WorkerId BEN = new WorkerId(new UUID(0, 2));

    private final CodecContract<AccountEvent> events =
            new CodecContract<>(new AccountEventCodec(), AccountEvent.class, "ale.payment.v1", AT);
    private final CodecContract<AccountCommand> commands =
            new CodecContract<>(
                    new AccountCommandCodec(), AccountCommand.class, "ale.payment.v1", AT);

    private static List<Party> parties() {
        return List.of(
                new Party(ANA, true, 1, 1_500_000, 500_000, 3),
                new Party(BEN, false, 0, 7, -250_000, 4));
    }

    private static Share share() {
        return new Share(POOL, 1, 971_000, parties(), PayScope.WINNERS, 5000, 10);
    }

    private static Budget budget() {
        var client = new ClientId(new UUID(8, 1));
        return new Budget(JOB, client, Ale.ofWhole(5000), Ale.ofWhole(250), Ale.ofWhole(4), 1000);
    }

    private static List<Posting> postings() {
        return List.of(
                new Posting(new Account.Escrow(JOB), Ale.ofWhole(-5)),
                new Posting(new Account.Earnings(ANA), Ale.ofWhole(4)),
                new Posting(new Account.Fees(), Ale.ofWhole(1)));
    }

    private static List<AccountEvent> oneOfEachFact() {
        var four = Ale.ofWhole(4);
        return List.of(
                new AccountEvent.EscrowFunded(
                        budget(),
                        List.of(
                                new Posting(new Account.Deposits(), Ale.ofWhole(-5000)),
                                new Posting(new Account.Escrow(JOB), Ale.ofWhole(4250)),
                                new Posting(
                                        new Account.Refund(new ClientId(new UUID(8, 1))),
                                        Ale.ofWhole(750))),
                        AT),
                new AccountEvent.PotSplit(
                        share(), four, Ale.ofWhole(1), List.of(four, Ale.ZERO), postings(), AT),
                new AccountEvent.PotHeld(POOL, parties(), 10, AT),
                new AccountEvent.ItemsRefunded(JOB, 3, postings(), AT),
                new AccountEvent.EscrowClosed(
                        JOB, four, Ale.ofWhole(1), Ale.ofWhole(2), List.of(), AT),
                new AccountEvent.EscrowReturned(
                        JOB,
                        List.of(
                                new Posting(new Account.Escrow(JOB), Ale.ofWhole(-5)),
                                new Posting(
                                        new Account.Returned(new ClientId(new UUID(8, 1))),
                                        Ale.ofWhole(5))),
                        AT),
                new AccountEvent.PromotionPaid(JOB, postings(), AT),
                new AccountEvent.SplitDeferred(share(), AT),
                new AccountEvent.RefundDeferred(JOB, 3, AT),
                new AccountEvent.CloseDeferred(JOB, AT),
                new AccountEvent.EarningsSettled(
                        7,
                        List.of(new Earned(ANA, four)),
                        List.of(new JobLegs(JOB, four, Ale.ofWhole(1), Ale.ofWhole(2))),
                        List.of(new Standing(ANA, 1_500_000), new Standing(BEN, 7)),
                        List.of(
                                new Posting(new Account.Earnings(ANA), Ale.ofWhole(-4)),
                                new Posting(new Account.Settled(ANA), four),
                                new Posting(new Account.Fees(), Ale.ofWhole(-1)),
                                new Posting(new Account.Treasury(), Ale.ofWhole(1))),
                        AT),
                new AccountEvent.StandingsNoted(List.of(new Standing(BEN, 7)), AT),
                new AccountEvent.VotesUnpaid(POOL, parties(), true, 10, AT));
    }

    @Test
    void tellsThatANewcomerIsPaid() {
        var share = Share.ofNewcomer(POOL, ANA);
        var four = Ale.ofWhole(4);
        for (var fact :
                List.of(
                        new AccountEvent.PotSplit(
                                share, four, Ale.ofWhole(1), List.of(four), postings(), AT),
                        new AccountEvent.SplitDeferred(share, AT))) {
            assertEquals(fact, events.codec().decode(events.codec().encode(fact), AT));
        }
        var wish = new AccountCommand.SplitPot(share, AT);
        assertEquals(wish, commands.codec().decode(commands.codec().encode(wish), AT));
    }

    private static List<AccountCommand> oneOfEachWish() {
        return List.of(
                new AccountCommand.FundEscrow(budget(), AT),
                new AccountCommand.SplitPot(share(), AT),
                new AccountCommand.HoldPot(POOL, parties(), 10, AT),
                new AccountCommand.RefundItems(JOB, 3, AT),
                new AccountCommand.CloseEscrow(JOB, AT),
                new AccountCommand.ReturnEscrow(JOB, AT),
                new AccountCommand.PayPromotion(JOB, Ale.ofWhole(7), AT),
                new AccountCommand.SettleEarnings(AT),
                new AccountCommand.NoteStandings(List.of(new Standing(ANA, 5)), AT));
    }

    @Test
    void factsKeepTheirReleasedBytes() {
        events.keepsReleasedBytes(oneOfEachFact());
    }

    @Test
    void tellsWhyVotesAreUnpaid() {
        for (var reason : UnpaidReason.values()) {
            var fact = new AccountEvent.VotesUnpaid(POOL, parties(), false, 10, reason, true, AT);
            assertEquals(fact, events.codec().decode(events.codec().encode(fact), AT));
        }
    }

    @Test
    void theDepositThatPaysIsKept() {
        var onChain =
                new Budget(
                        JOB,
                        new ClientId(new UUID(8, 1)),
                        Ale.ofWhole(5),
                        Ale.ZERO,
                        Ale.ofWhole(5),
                        1,
                        "0xab:3");
        var fact = new AccountEvent.EscrowFunded(onChain, List.of(), AT);
        assertEquals(fact, events.codec().decode(events.codec().encode(fact), AT));
        var wish = new AccountCommand.FundEscrow(onChain, AT);
        assertEquals(wish, commands.codec().decode(commands.codec().encode(wish), AT));
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        commands.readsBack(oneOfEachWish());
    }

    @Test
    void otherBytesAreRefused() {
        events.refusesOtherBytes();
        commands.refusesOtherBytes();
    }
}
