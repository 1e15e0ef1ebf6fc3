/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.COMMUNITY;
import static org.ale.chainbridge.domain.Fixtures.JOB;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.receipt;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.ale.chainbridge.domain.Fixtures.units;

import java.util.List;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainEvent.BuyOutFinalized;
import org.ale.chainbridge.domain.ChainEvent.JobCloseFinalized;
import org.ale.chainbridge.domain.ChainEvent.RefundVetoFinalized;
import org.ale.chainbridge.domain.ChainEvent.StrangeRefundFinalized;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.junit.jupiter.api.Test;

/** In the end a payer was allowed what the log ordered, whatever others allow or take back. */
class RefundsTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static JobSettlement refunds(long amount) {
        return new JobSettlement(JOB, Ale.ZERO, Ale.ZERO, units(amount));
    }

    private static RecordEarnings orders(long batch, JobSettlement job) {
        return new RecordEarnings(COMMUNITY, batch, List.of(), List.of(job), List.of(), NOW);
    }

    private static TransactionPlanned asks(long nonce, long amount) {
        return planned(nonce, new Intent.AllowRefund(List.of(refunds(amount))));
    }

    private static TransactionPlanned planned(long nonce, Intent intent) {
        return new TransactionPlanned(nonce, intent, GasLimits.of(intent), NOW);
    }

    private static ChainEvent vetoed(long amount) {
        return new RefundVetoFinalized(JOB, account(9), units(amount), 0, NOW);
    }

    private static ChainEvent stolen(long amount) {
        return new StrangeRefundFinalized(JOB, account(9), units(amount), 0, NOW);
    }

    /** A refund of 40 that the contract has allowed. */
    private DeciderSpec<ChainCommand, ChainState, ChainEvent> allowed() {
        return chain.after(link(ANA, ANAS), orders(1, refunds(40)), close()).after(life(0, 5));
    }

    @Test
    void whatTheGuardianTookBackIsAskedForAgain() {
        allowed()
                .after(blocks(1, 9, vetoed(40)))
                .when(close())
                .then(asks(1, 40))
                .when(close())
                .thenNothing();
    }

    @Test
    void whatSomebodyElseAllowedAndTheGuardianTookBackIsNot() {
        allowed().after(blocks(1, 9, stolen(30), vetoed(30))).when(close()).thenNothing();
    }

    @Test
    void ofBothOnlyWhatWasOrderedIs() {
        allowed().after(blocks(1, 9, stolen(30), vetoed(70))).when(close()).then(asks(1, 40));
    }

    @Test
    void whatCouldNotBeTakenBackIsOrderedNoMore() {
        allowed().after(blocks(1, 9, stolen(30), vetoed(40))).when(close()).then(asks(1, 10));
    }

    @Test
    void whatSomebodyElseAllowedIsOrderedNoMore() {
        chain.after(blocks(1, 9, stolen(30)), orders(1, refunds(40)))
                .when(close())
                .then(asks(0, 10));
    }

    @Test
    void whatWaitsToBeAskedIsOrderedNoMoreEither() {
        chain.after(orders(1, refunds(40)), blocks(1, 9, stolen(30)))
                .when(close())
                .then(asks(0, 10));
    }

    @Test
    void anEscrowIntoWhichRefundsCameBackIsOpenAgain() {
        var pays = new JobSettlement(JOB, units(60), Ale.ZERO, Ale.ZERO);
        chain.after(orders(1, pays), close())
                .after(
                        sign(0, 1, fees(100, 10)),
                        new RecordMined(receipt(0, 1, 5, false), NOW),
                        new RecordFinal(receipt(0, 1, 5, false), NOW))
                .after(blocks(1, 9, new JobCloseFinalized(JOB, account(9), units(1), 0, NOW)))
                .when(close())
                .thenNothing()
                .after(blocks(9, 10, stolen(70), vetoed(70)))
                .when(close())
                .then(planned(1, new Intent.ReleaseEscrow(List.of(pays))));
    }

    /** The contract sets off what he has back; the log's books are the same. */
    @Test
    void aPayerWhoIsBoughtOutChangesNothing() {
        var boughtOut = new BuyOutFinalized(JOB, account(9), units(40), 0, NOW);
        allowed()
                .after(blocks(1, 9, boughtOut))
                .when(close())
                .thenNothing()
                .after(orders(2, refunds(40)))
                .when(close())
                .then(asks(1, 40));
    }
}
