/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.Serializable;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;

/**
 * Pools that left as a snapshot holds them: numbers in a row. Everybody waits while an owner writes
 * a snapshot, and object by object these take most of that time.
 *
 * <p>Each pool is its item, its votes, the place of its parameters, its version, how many saw it,
 * and the places of those.
 */
final class FrozenLeftPools implements Serializable {
    private static final long serialVersionUID = 1;

    /** Numbers of a pool that nobody saw. */
    private static final int NUMBERS_MIN = 5;

    private final int items;
    private final List<CommunityParameters> parameters = new ArrayList<>();
    private final List<WorkerId> workers;
    private final int[] pools;

    FrozenLeftPools(LeftPools left) {
        items = left.items();
        var places = new LinkedHashMap<WorkerId, Integer>();
        var numbers = IntStream.builder();
        for (var item = 0; item < items; item++) {
            var pool = left.of(item);
            if (pool != null) {
                numbers.add(item)
                        .add(pool.votes())
                        .add(place(pool.parameters()))
                        .add(pool.version())
                        .add(pool.seenBy().size());
                for (var worker : pool.seenBy()) {
                    numbers.add(places.computeIfAbsent(worker, _ -> places.size()));
                }
            }
        }
        pools = numbers.build().toArray();
        workers = new ArrayList<>(places.keySet());
    }

    /** A job has few different parameters, and most of its pools the first of them. */
    private int place(CommunityParameters ofPool) {
        var known = parameters.indexOf(ofPool);
        if (known >= 0) {
            return known;
        }
        parameters.add(ofPool);
        return parameters.size() - 1;
    }

    private Object readResolve() {
        var left = new LeftPools(items);
        var numbers = IntBuffer.wrap(pools);
        while (numbers.remaining() >= NUMBERS_MIN) {
            var item = numbers.get();
            var votes = numbers.get();
            var ofPool = parameters.get(numbers.get());
            var version = numbers.get();
            var seenBy = new WorkerId[numbers.get()];
            Arrays.setAll(seenBy, _ -> workers.get(numbers.get()));
            left.keep(item, new LeftPool(List.of(seenBy), votes, ofPool, version));
        }
        return left;
    }
}
