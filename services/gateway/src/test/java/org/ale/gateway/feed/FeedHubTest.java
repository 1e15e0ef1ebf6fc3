/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedHubTest {
    private static final String ANA = FeedHub.worker("ana");
    private static final String BEN = FeedHub.worker("ben");
    private final FeedHub hub = new FeedHub();

    private static FeedEvent credit(String id) {
        return new FeedEvent(id, "credit", "{}");
    }

    @Test
    void tellsEachListenerHisOwn() {
        var heard = new ArrayList<FeedEvent>();
        hub.open(ANA, heard::add);

        hub.tell(ANA, credit("0-1"));
        hub.tell(BEN, credit("0-2"));

        assertEquals(List.of(credit("0-1")), heard);
    }

    @Test
    void tellsNothingAfterTheEnd() {
        var heard = new ArrayList<FeedEvent>();
        java.util.function.Consumer<FeedEvent> ear = heard::add;
        hub.open(ANA, ear);
        hub.close(ANA, ear);

        hub.tell(ANA, credit("0-1"));

        assertEquals(List.of(), heard);
    }

    @Test
    void remembersWhatCameAfterAnEvent() {
        hub.tell(ANA, credit("0-1"));
        hub.tell(BEN, credit("0-1"));
        hub.tell(ANA, credit("0-2"));

        var remembered = hub.after(ANA, "0-1");

        assertTrue(remembered.found());
        assertEquals(List.of(credit("0-2")), remembered.events());
    }

    @Test
    void saysWhenMemoryDoesNotReachBackFarEnough() {
        for (var position = 0; position <= FeedHub.REMEMBERED_MAX; position++) {
            hub.tell(ANA, credit("0-" + position));
        }

        assertFalse(hub.after(ANA, "0-0").found());
        assertTrue(hub.after(ANA, "0-1").found());
    }

    @Test
    void tellsThePastThenWhatWaitedOnceThenThePresent() {
        var ear = new Ear();
        ear.accept(credit("0-2"));
        ear.accept(credit("0-3"));
        var heard = new ArrayList<String>();

        Multi.createFrom()
                .<FeedEvent>emitter(
                        emitter -> ear.open(emitter, List.of(credit("0-1"), credit("0-2"))), 10)
                .subscribe()
                .with(event -> heard.add(event.id()));
        ear.accept(credit("0-4"));

        assertEquals(List.of("0-1", "0-2", "0-3", "0-4"), heard);
    }
}
