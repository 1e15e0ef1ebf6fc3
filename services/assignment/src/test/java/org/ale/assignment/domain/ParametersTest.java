/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import static org.ale.assignment.domain.Fixtures.CATS;
import static org.ale.assignment.domain.Fixtures.NOW;
import static org.ale.assignment.domain.Fixtures.deal;
import static org.ale.assignment.domain.Fixtures.drawn;
import static org.ale.assignment.domain.Fixtures.items;
import static org.ale.assignment.domain.Fixtures.serving;
import static org.ale.assignment.domain.Fixtures.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.ale.assignment.domain.LeaseCommand.AdoptParameters;
import org.ale.assignment.domain.LeaseCommand.LeavePool;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of parameters holds from its own time on, not from the moment it is heard of. */
class ParametersTest {
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);
    private static final CommunityParameters FIRST = serving(50, 10, 2000);
    private static final CommunityParameters SECOND = serving(60, 5, 2000);

    private final DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk = Fixtures.desk();

    @BeforeEach
    void aChangeIsAnnounced() {
        desk.given()
                .after(new AdoptParameters(1, FIRST, NOW, NOW))
                .after(Fixtures.join(Fixtures.ANA))
                .after(new AdoptParameters(2, SECOND, TOMORROW, NOW))
                .after(items(CATS, 200), start(CATS, 200));
    }

    private List<CommunityParameters> openedBy(LeaseCommand command) {
        return desk.when(command).events().stream()
                .filter(LeaseEvent.PoolOpened.class::isInstance)
                .map(event -> ((LeaseEvent.PoolOpened) event).parameters())
                .toList();
    }

    @Test
    void untilThenTheOldOnesHold() {
        assertEquals(50, desk.folded().openPools().size());
        var justBefore = TOMORROW.minusMillis(1);
        assertEquals(List.of(FIRST), openedBy(new LeavePool(firstOpen(), justBefore)));
        assertEquals(10, drawn(desk.when(deal(Fixtures.ANA, 0, justBefore)).events()).size());
    }

    @Test
    void fromThenOnPoolsAreOpenedAndDecksDealtByTheNewOnes() {
        var opened = openedBy(new LeavePool(firstOpen(), TOMORROW));
        assertEquals(11, opened.size());
        assertEquals(List.of(SECOND), opened.stream().distinct().toList());
        assertEquals(60, desk.folded().openPools().size());
        assertEquals(5, drawn(desk.when(deal(Fixtures.ANA, 0, TOMORROW)).events()).size());
    }

    /** What is open keeps what it was opened with. */
    @Test
    void aPoolKeepsItsParameters() {
        var old = firstOpen();
        desk.after(new LeavePool(desk.folded().openPools().getLast(), TOMORROW));
        assertEquals(FIRST, desk.folded().pool(old).parameters);
    }

    private org.ale.kernel.PoolId firstOpen() {
        return desk.folded().openPools().getFirst();
    }
}
