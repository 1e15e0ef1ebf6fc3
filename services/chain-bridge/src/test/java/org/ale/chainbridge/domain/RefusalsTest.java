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

import java.util.List;
import java.util.UUID;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainCommand.RecordFinal;
import org.ale.chainbridge.domain.ChainCommand.RecordMined;
import org.ale.chainbridge.domain.ChainEvent.EpochWithdrawn;
import org.ale.chainbridge.domain.ChainEvent.JobCloseFinalized;
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
                        release(2, pays(GOOD, 60)),
                        release(3, pays(BAD, 40)),
                        new EpochWithdrawn(1, Ale.ZERO, NOW))
                .when(close())
                .thenNothing();
    }

    @Test
    void whatIsThereIsSettledWithoutTheOther() {
        refused().after(close()).after(life(2, 6)).after(refused(3, 6)).after(close());
        assertEquals(60, chain.folded().epochs.tree().total().longValueExact());
        assertEquals(1, chain.folded().epochs.planned());
        chain.after(earnings(3, earned(ANA, 5), pays(GOOD, 5)));
    }

    @Test
    void onceItSucceedsEverythingIsSettled() {
        refused().after(close()).after(life(2, 6)).after(life(3, 6)).after(close());
        assertEquals(100, chain.folded().epochs.tree().total().longValueExact());
    }

    @Test
    void aClosedJobIsAskedForOnceAndAlone() {
        var closed = new JobCloseFinalized(BAD, account(9), units(40), 0, NOW);
        chain.after(blocks(1, 4, closed), link(ANA, ANAS), link(BEN, BENS))
                .after(earnings(1, earned(ANA, 60), pays(GOOD, 60), pays(BAD, 40)))
                .after(close());
        var outbox = chain.folded().outbox;
        assertEquals(release(0, pays(BAD, 40)).intent(), outbox.open(0).orElseThrow().intent());
        assertEquals(release(1, pays(GOOD, 60)).intent(), outbox.open(1).orElseThrow().intent());
        chain.after(refused(0, 5)).after(life(1, 5)).after(life(2, 5));
        chain.when(close()).thenNothing();
    }
}
