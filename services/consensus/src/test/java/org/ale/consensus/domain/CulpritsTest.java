/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the breaker stops; the share to hold is 0.8 · 34/40 = 0.68 at first. */
class CulpritsTest {
    private final Breaker breaker = new Breaker();

    private void hears(int job, int agreed, int missed) {
        for (var pool = 0; pool < agreed + missed; pool++) {
            breaker.score(job(job), pool < agreed);
        }
    }

    @Test
    void oneJobIsTheCommunityItself() {
        hears(1, 0, 5);
        assertTrue(breaker.mustTrip());
        assertEquals(List.of(), breaker.culprits(job(1)));
    }

    @Test
    void theCommunityStopsWhereTooFewOthersCanVouch() {
        hears(1, 3, 0);
        hears(2, 0, 9);
        assertTrue(breaker.mustTrip());
        assertEquals(List.of(), breaker.culprits(job(2)));
    }

    @Test
    void fourPoolsSayNothing() {
        hears(1, 10, 0);
        hears(2, 0, 4);
        assertEquals(List.of(), breaker.culprits(job(2)));
    }

    @Test
    void fiveOfAJobSayEnoughIfTenOthersVouch() {
        hears(1, 9, 0);
        hears(2, 0, 5);
        assertEquals(List.of(), breaker.culprits(job(2)));
        hears(1, 1, 0);
        assertEquals(List.of(job(2)), breaker.culprits(job(2)));
        assertFalse(breaker.mustTrip());
    }

    @Test
    void sevenOfTenVouchAndSixDoNot() {
        hears(1, 6, 4);
        hears(2, 0, 5);
        assertEquals(List.of(), breaker.culprits(job(2)));
        breaker.forget(job(1));
        hears(1, 7, 3);
        assertEquals(List.of(job(2)), breaker.culprits(job(2)));
    }

    @Test
    void manySmallJobsStopTogetherTheWorstFirst() {
        hears(1, 10, 0);
        hears(2, 0, 3);
        hears(3, 0, 4);
        hears(4, 0, 4);
        hears(5, 0, 3);
        assertFalse(breaker.mustTrip());
        hears(6, 1, 3);
        assertTrue(breaker.mustTrip());
        assertEquals(List.of(job(3), job(4), job(2), job(5)), breaker.culprits(job(6)));
    }

    @Test
    void whatIsForgottenNeitherCountsNowNorLater() {
        hears(1, 10, 0);
        hears(2, 0, 5);
        breaker.forget(job(2));
        assertFalse(breaker.mustTrip());
        assertEquals(1_000_000, breaker.recentMicro());
        assertEquals(850_000, breaker.longRunMicro());
        hears(1, 50, 0);
        assertEquals(10 + 34, breaker.longRunMicro() * 50L / 1_000_000);
    }

    @Test
    void aTrippedBreakerAccusesNobody() {
        hears(1, 10, 0);
        hears(2, 0, 5);
        breaker.trip();
        assertEquals(List.of(), breaker.culprits(job(2)));
    }
}
