/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.ale.chainbridge.domain.ChainRejection;
import org.junit.jupiter.api.Test;

/** The bridge stops for its life only if three looks at the chain in a row contradict the log. */
class AlarmTest {
    private final Alarm alarm = new Alarm(new SimpleMeterRegistry());

    private void look(int contradictions) {
        alarm.look();
        for (var number = 0; number < contradictions; number++) {
            alarm.refused(ChainRejection.KEY_USED_ELSEWHERE.name(), "nonce " + number);
        }
    }

    private void look(int contradictions, boolean isHindered) {
        look(contradictions);
        if (!isHindered) {
            alarm.looked();
        }
    }

    @Test
    void oneLookTellsOnceHoweverManyTransactionsWait() {
        look(16, false);
        look(16, false);
        assertFalse(alarm.isRaised());
        look(16, false);
        assertTrue(alarm.isRaised());
    }

    @Test
    void aLookThatFindsNothingBeginsAnew() {
        look(1, false);
        look(1, false);
        look(0, false);
        look(1, false);
        look(1, false);
        assertFalse(alarm.isRaised());
    }

    /** A node that did not answer has not said that all is well. */
    @Test
    void aLookThatWasHinderedTellsNothing() {
        look(1, false);
        look(1, true);
        look(0, true);
        look(1, true);
        assertTrue(alarm.isRaised());
    }

    @Test
    void whatIsNoContradictionIsNotCounted() {
        for (var number = 0; number < 9; number++) {
            alarm.look();
            alarm.refused(ChainRejection.NOT_MINED.name(), "it happens");
            alarm.looked();
        }
        assertFalse(alarm.isRaised());
    }
}
