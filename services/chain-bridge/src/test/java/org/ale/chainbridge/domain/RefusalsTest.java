/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.BEN;
import static org.ale.chainbridge.domain.Fixtures.BENS;
import static org.ale.chainbridge.domain.Fixtures.COMMUNITY;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.receipt;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.ale.chainbridge.domain.Fixtures.units;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainEvent.EarningsRecorded;
import org.ale.chainbridge.domain.ChainEvent.EpochWithdrawn;
import org.ale.chainbridge.domain.ChainEvent.JobCloseFinalized;
import org.ale.chainbridge.domain.ChainEvent.TransactionFinal;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.junit.jupiter.api.Test;

/** A job whose escrow gives nothing holds up no others, and no root promises what is not there. */
class RefusalsTest {
    private static final JobId GOOD = new JobId(new UUID(7, 1));
    private static final JobId BAD = new JobId(new UUID(7, 2));

    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static JobSettlement pays(JobId job, long paid) {
        return new JobSettlement(job, units(paid), Ale.ZERO, Ale.ZERO);
    }

    private static RecordEarnings earnings(long batch, Credit credit, JobSettlement... jobs) {
        return new RecordEarnings(COMMUNITY, batch, List.of(credit), List.of(jobs), List.of(), NOW);
    }

    private static ChainCommand[] refused(long nonce, int block) {
        return new ChainCommand[] {
            sign(nonce, 1, fees(100, 10)),
            new RecordMined(receipt(nonce, 1, block, false), NOW),
            new RecordFinal(receipt(nonce, 1, block, false), NOW)
        };
    }

    private static TransactionPlanned release(long nonce, JobSettlement... jobs) {
        var intent = new Intent.ReleaseEscrow(List.of(jobs));
        return new TransactionPlanned(nonce, intent, GasLimits.of(intent), NOW);
    }

    /** Both jobs' release is refused, and so is the root that it should have funded. */
    private DeciderSpec<ChainCommand, ChainState, ChainEvent> refused() {
        return chain.after(link(ANA, ANAS), link(BEN, BENS))
                .after(earnings(1, earned(ANA, 60), pays(GOOD, 60)))
                .after(earnings(2, earned(BEN, 40), pays(BAD, 40)))
                .after(close())
                .after(refused(0, 5))
                .after(refused(1, 5));
    }

    @Test
    void eachJobIsAskedForAloneAndTheRootWaitsForWhatIsThere() {
        refused()
                .when(close())
                .then(
                        new EpochWithdrawn(1, Ale.ZERO, NOW),
                        release(2, pays(GOOD, 60)),
                        release(3, pays(BAD, 40)))
                .when(close())
                .thenNothing();
    }

    @Test
    void whatIsThereIsSettledWithoutTheOther() {
        refused().after(close()).after(life(2, 6)).after(refused(3, 6)).after(close());
        assertEquals(60, chain.folded().epochs.tree().total().longValueExact());
        assertEquals(1, chain.folded().epochs.planned());
    }

    @Test
    void onceItSucceedsEverythingIsSettled() {
        refused().after(close()).after(life(2, 6)).after(life(3, 6)).after(close());
        assertEquals(100, chain.folded().epochs.tree().total().longValueExact());
    }

    /** It is asked for behind the root, which does not count on it. */
    @Test
    void aJobThatClosesIsAskedForAlone() {
        closes(NOW).after(both(1), close());
        assertEquals(List.of(release(0, pays(GOOD, 60)).intent()), releases(0));
        assertEquals(60, chain.folded().epochs.tree().total().longValueExact());
        assertEquals(List.of(release(2, pays(BAD, 40)).intent()), releases(2));
    }

    @Test
    void whatClosesIsAskedForAgainAsLongAsItMayGive() {
        closes(NOW)
                .after(both(1), close())
                .after(life(0, 5))
                .after(life(1, 5))
                .after(refused(2, 5));
        chain.when(close()).then(release(3, pays(BAD, 40)));
    }

    /** Refused in a pause, say: an escrow gives until its closing is finished. */
    @Test
    void whatWasRefusedInItsLastWeekIsAskedForOnceMore() {
        closes(NOW.minus(Duration.ofDays(6)))
                .after(both(1), close())
                .after(life(0, 5))
                .after(life(1, 5))
                .after(refused(2, 5));
        var later = NOW.plus(Duration.ofDays(3));
        var again = release(3, pays(BAD, 40));
        chain.when(new ChainCommand.CloseEpoch(null, false, later))
                .then(new TransactionPlanned(3, again.intent(), again.gasLimit(), later));
    }

    @Test
    void whatHasClosedIsAskedForOnceEvenIfTheSameIsEarnedAgain() {
        closes(NOW.minus(Duration.ofDays(7))).after(both(1), close());
        chain.after(life(0, 5)).after(life(1, 5)).after(refused(2, 5));
        chain.after(both(2), close()).after(life(3, 6)).after(life(4, 6));
        assertEquals(120, chain.folded().epochs.tree().total().longValueExact());
        chain.when(close()).thenNothing();
    }

    /** A group, then each alone, and what was new apart: so it was asked for before. */
    @Test
    void whatOlderCodeAskedForAgainByEqualAmountsIsFoldedToTheSameSum() {
        var owes = List.of(pays(GOOD, 60), pays(BAD, 40));
        var earned = new EarningsRecorded(COMMUNITY, 1, List.of(), owes, List.of(), NOW);
        var more = List.of(pays(BAD, 40));
        chain.given(
                        earned,
                        release(0, pays(GOOD, 60), pays(BAD, 40)),
                        new TransactionFinal(receipt(0, 1, 5, false), NOW),
                        release(1, pays(GOOD, 60)),
                        release(2, pays(BAD, 40)),
                        new TransactionFinal(receipt(1, 1, 6, true), NOW),
                        new TransactionFinal(receipt(2, 1, 6, false), NOW),
                        new EarningsRecorded(COMMUNITY, 2, List.of(), more, List.of(), NOW),
                        release(3, pays(BAD, 40)),
                        new TransactionFinal(receipt(3, 1, 7, false), NOW))
                .when(close())
                .then(release(4, pays(BAD, 80)));
    }

    private DeciderSpec<ChainCommand, ChainState, ChainEvent> closes(Instant announced) {
        var closes =
                new JobCloseFinalized(BAD, account(9), units(40), announced.toEpochMilli(), NOW);
        return chain.after(blocks(1, 4, closes), link(ANA, ANAS), link(BEN, BENS));
    }

    /** Ben works for the good job, Ana for the bad one: she comes first in the order. */
    private static RecordEarnings both(long batch) {
        return new RecordEarnings(
                COMMUNITY,
                batch,
                List.of(earned(ANA, 40), earned(BEN, 60)),
                List.of(pays(BAD, 40), pays(GOOD, 60)),
                List.of(),
                NOW);
    }

    private List<Intent> releases(long nonce) {
        return List.of(chain.folded().outbox.open(nonce).orElseThrow().intent());
    }
}
