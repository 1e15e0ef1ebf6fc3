/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.earned;
import static org.ale.chainbridge.domain.Fixtures.earnings;
import static org.ale.chainbridge.domain.Fixtures.fees;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.ale.chainbridge.domain.Fixtures.mine;
import static org.ale.chainbridge.domain.Fixtures.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.ale.chainbridge.domain.ChainCommand.RelayClaims;
import org.ale.chainbridge.domain.ChainCommand.RequestClaim;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** However many claims wait, what is for everybody finds only a few of them before it. */
class ClaimsTest {
    private static final int MANY = 2 * Intent.PushClaim.WAITING_MAX;

    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(1, number));
    }

    /** Many are settled, and all wish to be paid. */
    private RelayClaims waiting() {
        for (var each = 1; each <= MANY; each++) {
            chain.after(link(worker(each), account(each)))
                    .after(earnings(each, earned(worker(each), 1)));
        }
        chain.after(close()).after(life(0, 5)).after(life(1, 6));
        for (var each = 1; each <= MANY; each++) {
            chain.after(new RequestClaim(worker(each), NOW));
        }
        return new RelayClaims(chain.folded().epochs.tree().root(), NOW);
    }

    private long claims() {
        return chain.folded().outbox.nextNonce() - 2;
    }

    @Test
    void aClaimGetsItsNonceWhenThereIsRoom() {
        var relay = waiting();
        chain.after(relay).when(relay).thenNothing();
        assertEquals(Intent.PushClaim.WAITING_MAX, claims());
        chain.after(sign(2, 1, fees(100, 10)), mine(2, 7)).after(relay);
        assertEquals(Intent.PushClaim.WAITING_MAX + 1, claims());
    }

    @Test
    void aClaimWaitsForTheRootThatWasPlannedBeforeIt() {
        waiting();
        chain.after(earnings(MANY + 1, earned(worker(1), 1)), close());
        chain.when(new RelayClaims(chain.folded().epochs.tree().root(), NOW)).thenNothing();
    }
}
