/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * In which order a job's items are opened: as the client sent them, but half of the gold items come
 * spread over the first tenth, so that workers are known early.
 */
final class ItemOrder {
    private static final int HEAD_DIVISOR = 10;

    private ItemOrder() {}

    /**
     * Orders items.
     *
     * @param items count
     * @param gold known answers by item
     */
    static int[] of(int items, Map<Integer, Integer> gold) {
        var goldFirst = gold.keySet().stream().sorted().limit(gold.size() / 2).toList();
        var rest = new ArrayList<Integer>(items);
        var next = 0;
        for (var item = 0; item < items; item++) {
            if (next < goldFirst.size() && goldFirst.get(next) == item) {
                next++;
            } else {
                rest.add(item);
            }
        }
        var headCount = Math.min(rest.size(), Math.max(1, rest.size() / HEAD_DIVISOR));
        var order = new ArrayList<Integer>(items);
        order.addAll(spread(rest.subList(0, headCount), goldFirst));
        order.addAll(rest.subList(headCount, rest.size()));
        return order.stream().mapToInt(item -> item).toArray();
    }

    /** Both lists in their order, evenly mixed. */
    private static List<Integer> spread(List<Integer> many, List<Integer> few) {
        var mixed = new ArrayList<Integer>(many.size() + few.size());
        var taken = 0;
        for (var index = 0; index < many.size(); index++) {
            mixed.add(many.get(index));
            while (taken < few.size()
                    && (long) (taken + 1) * many.size() <= (long) (index + 1) * few.size()) {
                mixed.add(few.get(taken++));
            }
        }
        mixed.addAll(few.subList(taken, few.size()));
        return mixed;
    }
}
