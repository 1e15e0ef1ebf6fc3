/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.ale.crowd.Dataset;
import org.ale.crowd.Dataset.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded votes of any shape are served to the end, and the same seed gives the same labels. */
class ReplayTest {
    private static Dataset crowd(int items, int workers, int labels, int votesEach) {
        var random = new Random(1);
        var votes = new TreeMap<Integer, List<Vote>>();
        var truth = new TreeMap<Integer, Integer>();
        for (var item = 0; item < items; item++) {
            var right = random.nextInt(labels);
            truth.put(item, right);
            var mine = new ArrayList<Vote>();
            for (var number = 0; number < votesEach; number++) {
                var worker = (item + number) % workers;
                mine.add(new Vote(worker, random.nextInt(10) < 8 ? right : random.nextInt(labels)));
            }
            votes.put(item, mine);
        }
        return new Dataset("made up", labels, votes, truth);
    }

    @Test
    void servesOneItemOfOneWorker() {
        var one = new Dataset("one", 2, Map.of(7, List.of(new Vote(3, 1))), Map.of(7, 1));
        for (var gold : new double[] {0, 0.1, 1}) {
            assertEquals(1, Replay.run(one, 0.97, gold, Attack.NONE, 1).votes());
        }
    }

    @Test
    void servesOneWorkerWhoDidEverything() {
        var result = Replay.run(crowd(700, 1, 2, 1), 0.97, 0.1, Attack.NONE, 1);
        assertEquals(700, result.votes());
        assertEquals(700, result.labels().size());
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void servesTwentyLabelsUnderEveryAttack(Attack attack) {
        var result = Replay.run(crowd(150, 30, 20, 9), 0.97, 0.1, attack, 2);
        assertEquals(150, result.labels().size());
        assertTrue(result.votes() <= 150 * 9);
    }

    @Test
    void servesMoreLabelsThanAnyQuestionHas() {
        var result = Replay.run(crowd(60, 12, 300, 8), 0.97, 0.1, Attack.NONE, 1);
        assertEquals(60, result.labels().size());
    }

    @Test
    void givesTheSameForTheSameSeed() {
        var data = crowd(400, 40, 3, 9);
        var once = Replay.run(data, 0.97, 0.1, Attack.SPAM30_COLLUDE20_EARLY, 5);
        assertEquals(once, Replay.run(data, 0.97, 0.1, Attack.SPAM30_COLLUDE20_EARLY, 5));
        assertTrue(!once.equals(Replay.run(data, 0.97, 0.1, Attack.SPAM30_COLLUDE20_EARLY, 6)));
    }

    /** What is known but not declared changes nothing that the rule does. */
    @Test
    void neverShowsTheRuleWhatIsNotDeclared() {
        var data = crowd(300, 30, 2, 9);
        var blind = new Dataset("blind", 2, data.votes(), Map.of());
        assertEquals(
                Replay.run(data, 0.97, 0, Attack.NONE, 3).labels(),
                Replay.run(blind, 0.97, 0, Attack.NONE, 3).labels());
    }

    /** Bar H4 for the smallest crowds: fewer workers than a gold pool takes votes are found too. */
    @ParameterizedTest
    @ValueSource(ints = {7, 9, 12, 20})
    void stopsASmallCrowdOfLiarsBeforeAFifthIsPaid(int workers) {
        for (var seed = 0; seed < 3; seed++) {
            var data = crowd(1000, workers, 2, workers);
            var paid = Replay.run(data, 0.97, 0.1, Attack.COLLUDE60, seed).paidShareAtBreaker();
            assertTrue(paid >= 0 && paid < 0.2, workers + " workers, seed " + seed + ": " + paid);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 20})
    void neverStopsASmallCrowdThatIsHonest(int workers) {
        var data = crowd(300, workers, 2, workers);
        for (var seed = 0; seed < 50; seed++) {
            assertEquals(-1, Replay.run(data, 0.97, 0.1, Attack.NONE, seed).paidShareAtBreaker());
        }
    }
}
