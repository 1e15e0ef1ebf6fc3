/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** A crowd for load: binary items whose truth is known, and workers who are mostly right. */
public final class SyntheticCrowd {
    private static final int RIGHT_IN_HUNDRED = 90;

    private SyntheticCrowd() {}

    /** Items without recorded votes; every truth is known. */
    public static Dataset items(String name, int count) {
        var votes = new TreeMap<Integer, List<Dataset.Vote>>();
        Map<Integer, Integer> truth = new TreeMap<>();
        for (var task = 0; task < count; task++) {
            votes.put(task, List.of());
            truth.put(task, truth(task));
        }
        return new Dataset(name, 2, votes, truth);
    }

    /**
     * A worker who is right nine times of ten, the same way each time.
     *
     * @param worker his number
     */
    public static ToIntFunction<String> worker(int worker) {
        return content -> {
            var task = PostedItem.taskOf(content);
            var chance = Math.floorMod(scrambled(31L * task + 1_000_003L * worker), 100);
            return chance < RIGHT_IN_HUNDRED ? truth(task) : 1 - truth(task);
        };
    }

    private static int truth(int task) {
        return Math.floorMod(scrambled(task), 2);
    }

    /** SplitMix64's finaliser. */
    private static long scrambled(long value) {
        var bits = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
        return bits ^ (bits >>> 31);
    }
}
