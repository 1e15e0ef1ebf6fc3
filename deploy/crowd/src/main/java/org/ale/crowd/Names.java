/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * Numbers for what a file calls by names of its own: in the order of the names, which is numeric if
 * all of them are numbers.
 */
final class Names {
    private static final int DIGITS_MAX = 18;

    private Names() {}

    /** From 0, without a gap. */
    static Map<String, Integer> dense(Collection<String> names) {
        var sorted = new ArrayList<>(new HashSet<>(names));
        sorted.sort(
                sorted.stream().allMatch(Names::isNumber)
                        ? Comparator.<String>comparingLong(Long::parseLong)
                                .thenComparing(Comparator.naturalOrder())
                        : Comparator.naturalOrder());
        var numbers = new HashMap<String, Integer>();
        sorted.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** The names themselves if they are plain numbers that fit, else from 0 without a gap. */
    static Map<String, Integer> asTheyAre(Collection<String> names) {
        var numbers = new HashMap<String, Integer>();
        for (var name : names) {
            if (!isNumber(name) || !name.equals(Integer.toString((int) Long.parseLong(name)))) {
                return dense(names);
            }
            numbers.put(name, Integer.parseInt(name));
        }
        return numbers;
    }

    /** The same, but without a gap too where a number is not below the limit. */
    static Map<String, Integer> asTheyAreBelow(int limit, Collection<String> names) {
        var numbers = asTheyAre(names);
        return numbers.values().stream().allMatch(number -> number < limit)
                ? numbers
                : dense(names);
    }

    private static boolean isNumber(String name) {
        return name.length() <= DIGITS_MAX
                && !name.isEmpty()
                && name.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
