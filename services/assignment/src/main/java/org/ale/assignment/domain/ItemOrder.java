/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * In which order a job's items are opened. Half of the gold items come within the first tenth, so
 * that workers are known early; which ones, and where all others come, follows from a secret, so
 * that no number of an item tells anything.
 */
final class ItemOrder {
    private static final int HEAD_DIVISOR = 10;

    private ItemOrder() {}

    /**
     * Orders items.
     *
     * @param items count
     * @param gold known answers by item
     * @param seed from which the order follows, as hexadecimal digits; none in jobs of old, whose
     *     items come as the client sent them
     */
    static int[] of(int items, Map<Integer, Integer> gold, String seed) {
        if (seed.isEmpty()) {
            return asSent(items, gold);
        }
        var dice = new Shuffle(HexFormat.of().parseHex(seed));
        var all = new ArrayList<>(IntStream.range(0, items).boxed().toList());
        dice.shuffle(all);
        var goldFirst = all.stream().filter(gold::containsKey).limit(gold.size() / 2).toList();
        var rest = without(goldFirst, all);
        var head = new ArrayList<>(rest.subList(0, headCount(rest)));
        head.addAll(goldFirst);
        dice.shuffle(head);
        return joined(head, rest);
    }

    private static int[] asSent(int items, Map<Integer, Integer> gold) {
        var goldFirst = gold.keySet().stream().sorted().limit(gold.size() / 2).toList();
        var rest = without(goldFirst, IntStream.range(0, items).boxed().toList());
        return joined(spread(rest.subList(0, headCount(rest)), goldFirst), rest);
    }

    /** The others, in their order; those taken stand in the same order as they do among all. */
    private static List<Integer> without(List<Integer> taken, List<Integer> all) {
        var rest = new ArrayList<Integer>(all.size());
        var next = 0;
        for (var item : all) {
            if (next < taken.size() && taken.get(next).equals(item)) {
                next++;
            } else {
                rest.add(item);
            }
        }
        return rest;
    }

    private static int headCount(List<Integer> rest) {
        return Math.min(rest.size(), Math.max(1, rest.size() / HEAD_DIVISOR));
    }

    private static int[] joined(List<Integer> head, List<Integer> rest) {
        var order = new ArrayList<>(head);
        order.addAll(rest.subList(headCount(rest), rest.size()));
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
