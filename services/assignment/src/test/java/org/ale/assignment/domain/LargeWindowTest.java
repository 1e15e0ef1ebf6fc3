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
import static org.ale.assignment.domain.Fixtures.serving;
import static org.ale.assignment.domain.Fixtures.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window may grow beyond what should be open; nobody is dealt from more than that. */
class LargeWindowTest {
    private static final int OPEN_POOLS = 50;

    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    @BeforeEach
    void aCommunity() {
        desk.given().after(Fixtures.adopt(serving(OPEN_POOLS, 50, 10_000)));
        desk.after(Fixtures.join(ANA), Fixtures.join(BEN));
    }

    /** While cats were halted as many dogs were opened; then cats go on. */
    private void twiceAsManyAreOpen() {
        desk.after(items(CATS, OPEN_POOLS), start(CATS, OPEN_POOLS));
        desk.after(new LeaseCommand.HaltJob(CATS, NOW));
        desk.after(items(DOGS, OPEN_POOLS), start(DOGS, OPEN_POOLS));
        desk.after(new LeaseCommand.ContinueJob(CATS, NOW));
        assertEquals(2 * OPEN_POOLS, desk.folded().openPools().size());
    }

    private LeaseEvent.DeckDealt dealt(LeaseCommand command) {
        return (LeaseEvent.DeckDealt) desk.when(command).events().getLast();
    }

    private static Set<JobId> jobs(LeaseEvent.DeckDealt dealt) {
        return dealt.draws().stream()
                .map(draw -> draw.poolId().jobId())
                .collect(Collectors.toSet());
    }

    @Test
    void aJobThatGoesOnAddsNothingToWhatIsDrawnFrom() {
        twiceAsManyAreOpen();
        var deck = dealt(deal(ANA, 20));
        assertEquals(OPEN_POOLS, deck.offered());
        assertEquals(OPEN_POOLS, deck.draws().getFirst().eligible());
        assertEquals(Set.of(CATS), jobs(deck));
    }

    @Test
    void theYoungerPoolsWaitUntilTheOlderOnesLeave() {
        twiceAsManyAreOpen();
        for (var item = 0; item < OPEN_POOLS; item++) {
            desk.after(new LeaseCommand.LeavePool(pool(CATS, item), NOW));
        }
        assertEquals(Set.of(DOGS), jobs(dealt(deal(ANA, 20))));
    }

    /** What he has seen stands in nobody's way: who can do more is not made to wait for others. */
    @Test
    void whoHasAnsweredTheOlderOnesIsDealtTheYounger() {
        twiceAsManyAreOpen();
        for (var each : drawn(desk.when(deal(ANA, OPEN_POOLS)).events())) {
            desk.after(answer(each, ANA));
        }
        assertEquals(Set.of(DOGS), jobs(dealt(deal(ANA, 20))));
        assertEquals(Set.of(CATS), jobs(dealt(deal(BEN, 20))));
    }

    /**
     * An audit opened far more pools again than should be open; every one of them gets its vote.
     */
    @Test
    void returnedPoolsComeInTheirTurnAndTheJobEnds() {
        var all = 3 * OPEN_POOLS;
        desk.after(items(CATS, all), start(CATS, all));
        while (!desk.folded().openPools().isEmpty()) {
            desk.after(new LeaseCommand.LeavePool(desk.folded().openPools().getFirst(), NOW));
        }
        for (var item = 0; item < all; item++) {
            desk.after(new LeaseCommand.ReturnPool(pool(CATS, item), NOW));
        }
        var answered = new LinkedHashSet<PoolId>();
        while (answered.size() < all) {
            var deck = dealt(deal(ANA, 0));
            for (var draw : deck.draws()) {
                assertTrue(draw.eligible() <= OPEN_POOLS, () -> "drawn from " + draw.eligible());
                desk.after(answer(draw.poolId(), ANA));
                desk.after(new LeaseCommand.LeavePool(draw.poolId(), NOW));
                answered.add(draw.poolId());
            }
        }
        assertEquals(new LeaseEvent.JobExhausted(CATS, 2, NOW), desk.history().getLast());
    }
}
