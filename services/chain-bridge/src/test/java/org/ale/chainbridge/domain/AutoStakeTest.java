/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.BEN;
import static org.ale.chainbridge.domain.Fixtures.BENS;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.life;
import static org.ale.chainbridge.domain.Fixtures.link;

import org.ale.chainbridge.domain.ChainCommand.RequestAutoStake;
import org.ale.chainbridge.domain.ChainEvent.TransactionPlanned;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** Wishes to stake a part of each claim. */
class AutoStakeTest {
    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static TransactionPlanned planned(long nonce, Intent intent) {
        return new TransactionPlanned(nonce, intent, GasLimits.of(intent), NOW);
    }

    private static RequestAutoStake wish(WorkerId worker, int bps) {
        return new RequestAutoStake(worker, bps, 7, Signature.of(new byte[Signature.BYTES]), NOW);
    }

    @Test
    void aShareIsAtLeastNothingAndAtMostTheWhole() {
        var whole = new Intent.SetAutoStake(ANAS, 10_000, 7, wish(ANA, 0).signature());
        chain.given()
                .after(link(ANA, ANAS))
                .when(wish(ANA, -1))
                .thenRejected(ChainRejection.SHARE_OUT_OF_RANGE)
                .when(wish(ANA, 10_001))
                .thenRejected(ChainRejection.SHARE_OUT_OF_RANGE)
                .when(wish(BEN, 10_000))
                .thenRejected(ChainRejection.NO_ACCOUNT)
                .when(wish(ANA, 10_000))
                .then(planned(0, whole));
    }

    @Test
    void anAccountHasOneWishOnItsWay() {
        var signature = wish(ANA, 0).signature();
        chain.given()
                .after(link(ANA, ANAS), link(BEN, BENS), wish(ANA, 1))
                .when(wish(ANA, 2))
                .thenRejected(ChainRejection.WISH_ON_ITS_WAY)
                .when(wish(BEN, 2))
                .then(planned(1, new Intent.SetAutoStake(BENS, 2, 7, signature)))
                .after(life(0, 5))
                .when(wish(ANA, 0))
                .then(planned(2, new Intent.SetAutoStake(ANAS, 0, 7, signature)));
    }
}
