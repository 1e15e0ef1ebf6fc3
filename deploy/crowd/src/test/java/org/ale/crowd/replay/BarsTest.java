/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ale.crowd.Dataset;
import org.ale.crowd.replay.Replay.Result;
import org.junit.jupiter.api.Test;

/**
 * How good and how cheap the labels must be, on the real votes that are bundled: a rule that is a
 * little worse fails here. Seeds are fixed, so the figures are always the same.
 */
class BarsTest {
    private static final int SEEDS = 10;
    private static final double TAU = 0.97;

    private static List<Result> replay(double gold, Attack attack) throws IOException {
        var data = Dataset.read(Path.of("data", "sp_amt"));
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> Replay.run(data, TAU, gold, attack, seed))
                .toList();
    }

    private static double mean(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double accuracy(List<Result> results) {
        return mean(results, Result::accuracy);
    }

    private static double votesPerItem(List<Result> results) {
        return mean(results, Result::votes) / results.getFirst().labels().size();
    }

    private static void check(List<Result> results, double accuracyMin, double votesMax) {
        assertTrue(accuracy(results) >= accuracyMin, () -> "right: " + accuracy(results));
        assertTrue(votesPerItem(results) <= votesMax, () -> "votes: " + votesPerItem(results));
    }

    @Test
    void aThirdOfTheVotesOfAMajorityGivesItsLabels() throws IOException {
        for (var gold : new double[] {0, 0.1}) {
            var results = replay(gold, Attack.NONE);
            check(results, 0.934, 3.2);
            var majority = mean(results, Result::majorityAccuracy);
            assertTrue(accuracy(results) > majority - 0.015, () -> "majority: " + majority);
            assertTrue(mean(results, Result::unresolved) < 0.02);
        }
    }

    @Test
    void spamCostsNoMoreThanThreePoints() throws IOException {
        var honest = accuracy(replay(0.1, Attack.NONE));
        check(replay(0.1, Attack.SPAM30), honest - 0.03, 4.5);
        check(replay(0.1, Attack.SPAM30_COLLUDE20_EARLY), 0.90, 9.5);
    }

    @Test
    void twoFifthsOfTheVotesInOneHandDecideNothing() throws IOException {
        check(replay(0.1, Attack.COLLUDE40), 0.92, 9.5);
    }

    @Test
    void threeFifthsStopTheCommunityBeforeAFifthIsPaid() throws IOException {
        for (var result : replay(0.1, Attack.COLLUDE60)) {
            var paid = result.paidShareAtBreaker();
            assertTrue(paid >= 0 && paid < 0.2, () -> "paid: " + paid);
        }
    }
}
