/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ale.crowd.Dataset.Vote;
import org.junit.jupiter.api.Test;

/** A crowd of which few know each item gets the time and the pace that it needs. */
class EffortTest {
    private static final Path ROOT = Path.of(System.getProperty("ale.root", "../.."));

    /** Each item is known to ten of the workers. */
    private static Dataset sparse(int workers, int items) {
        var votes = new TreeMap<Integer, List<Vote>>();
        for (var item = 0; item < items; item++) {
            var first = item;
            votes.put(
                    item,
                    IntStream.range(0, 10)
                            .mapToObj(next -> new Vote((first + next) % workers, 0))
                            .toList());
        }
        return new Dataset("sparse", 2, votes, new TreeMap<>());
    }

    @Test
    void theBundledSetIsAnsweredAsPeopleAnswer() throws Exception {
        var data = Dataset.read(ROOT.resolve(Path.of("deploy", "crowd", "data", "sp_amt")));
        assertEquals(Effort.ANSWERS_PER_SECOND_MIN, Effort.of(data).answersPerSecond());
    }

    /** Long enough for everybody to be dealt everything once. */
    @Test
    void patienceGrowsWithWorkersTimesItems() {
        var effort = Effort.of(sparse(762, 2_275));
        assertEquals(Effort.ANSWERS_PER_SECOND_MAX, effort.answersPerSecond());
        var all = Duration.ofSeconds(762L * 2_275 / effort.answersPerSecond());
        assertTrue(effort.patience().compareTo(all) > 0, effort.toString());
        assertTrue(
                Effort.at(100, sparse(762, 2_275)).patience().compareTo(all.multipliedBy(9)) > 0);
    }
}
