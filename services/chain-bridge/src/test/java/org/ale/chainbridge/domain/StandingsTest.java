/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import static org.ale.chainbridge.domain.Fixtures.ANA;
import static org.ale.chainbridge.domain.Fixtures.ANAS;
import static org.ale.chainbridge.domain.Fixtures.BENS;
import static org.ale.chainbridge.domain.Fixtures.COMMUNITY;
import static org.ale.chainbridge.domain.Fixtures.NOW;
import static org.ale.chainbridge.domain.Fixtures.account;
import static org.ale.chainbridge.domain.Fixtures.blocks;
import static org.ale.chainbridge.domain.Fixtures.close;
import static org.ale.chainbridge.domain.Fixtures.link;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.ale.chainbridge.domain.ChainCommand.RecordEarnings;
import org.ale.chainbridge.domain.ChainEvent.CommunityTwinFinalized;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.junit.jupiter.api.Test;

/** Reputation is shown on chain at one account of a worker. */
class StandingsTest {
    private static final Address TWIN = account(77);

    private final DeciderSpec<ChainCommand, ChainState, ChainEvent> chain =
            new DeciderSpec<>(new ChainDecider());

    private static Hash32 root(long anas, long bens) {
        var keys = List.of(Map.entry(TWIN, ANAS), Map.entry(TWIN, BENS));
        return CumulativeTree.ofPairs()
                .merged(
                        CumulativeTree.pairKeys(keys, keys.size()),
                        List.of(BigInteger.valueOf(anas), BigInteger.valueOf(bens)))
                .root();
    }

    @Test
    void anAccountThatItsWorkerHasLeftIsProvenDown() {
        var standing = List.of(new Standing(ANA, 1_500_000));
        chain.after(
                blocks(1, 4, new CommunityTwinFinalized(COMMUNITY, TWIN, account(9), NOW)),
                link(ANA, ANAS),
                new RecordEarnings(COMMUNITY, 1, List.of(), List.of(), standing, NOW),
                close(),
                link(ANA, BENS),
                close());
        assertEquals(root(0, 1_500_000), chain.folded().standings.root());
        chain.after(link(ANA, ANAS), close());
        assertEquals(root(1_500_000, 0), chain.folded().standings.root());
    }
}
