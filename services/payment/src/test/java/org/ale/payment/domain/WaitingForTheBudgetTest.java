/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import static org.ale.payment.domain.Fixtures.JOB;
import static org.ale.payment.domain.Fixtures.NOW;
import static org.ale.payment.domain.Fixtures.close;
import static org.ale.payment.domain.Fixtures.fund;
import static org.ale.payment.domain.Fixtures.hold;
import static org.ale.payment.domain.Fixtures.refund;
import static org.ale.payment.domain.Fixtures.share;
import static org.ale.payment.domain.Fixtures.split;
import static org.ale.payment.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.payment.domain.AccountEvent.CloseDeferred;
import org.ale.payment.domain.AccountEvent.EscrowClosed;
import org.ale.payment.domain.AccountEvent.EscrowFunded;
import org.ale.payment.domain.AccountEvent.ItemsRefunded;
import org.ale.payment.domain.AccountEvent.PotSplit;
import org.ale.payment.domain.AccountEvent.RefundDeferred;
import org.ale.payment.domain.AccountEvent.SplitDeferred;
import org.junit.jupiter.api.Test;

/** Budgets and closed pools come by different topics; either may be first. */
class WaitingForTheBudgetTest {
    private final DeciderSpec<AccountCommand, AccountState, AccountEvent> accounts =
            new DeciderSpec<>(new AccountDecider());

    @Test
    void remembersWhatCannotBePaidYet() {
        accounts.given()
                .when(split(0, 1))
                .then(new SplitDeferred(share(0, 1), NOW))
                .when(refund(1))
                .then(new RefundDeferred(JOB, 1, NOW))
                .when(close())
                .then(new CloseDeferred(JOB, NOW));
    }

    @Test
    void carriesEverythingOutInOrderWhenTheBudgetComes() {
        var events =
                accounts.given()
                        .after(split(1, 1), refund(1), split(0, 2), close())
                        .when(fund())
                        .events();
        assertEquals(
                List.of(
                        EscrowFunded.class,
                        PotSplit.class,
                        PotSplit.class,
                        ItemsRefunded.class,
                        EscrowClosed.class),
                events.stream().map(Object::getClass).toList());
        assertEquals(share(1, 1), ((PotSplit) events.get(1)).share());
        var closed = (EscrowClosed) events.getLast();
        assertEquals(units(1030), closed.paid().plus(closed.fees()).plus(closed.refunded()));
    }

    @Test
    void paysAnOverturnedPoolByItsLatestVerdict() {
        var events = accounts.given().after(split(0, 1), split(0, 0, 1)).when(fund()).events();
        assertEquals(2, events.size());
        assertEquals(share(0, 0, 1), ((PotSplit) events.getLast()).share());
    }

    @Test
    void forgetsAPoolThatAnAuditFoundUndecided() {
        var events = accounts.given().after(split(0, 1), hold(0, 1)).when(fund()).events();
        assertEquals(1, events.size());
    }

    @Test
    void leavesOutWhatTheBudgetDoesNotHave() {
        var events = accounts.given().after(split(7, 1), refund(9)).when(fund()).events();
        assertEquals(1, events.size());
    }
}
