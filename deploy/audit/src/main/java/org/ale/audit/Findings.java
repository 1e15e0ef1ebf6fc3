/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was checked, and what was found to be wrong. */
public final class Findings {
    /** The first findings are kept in words; the rest is only counted. */
    public static final int KEPT_MAX = 200;

    static final String FACTS = "facts";

    /**
     * Something that is not as the rules say.
     *
     * @param code stable name in kebab-case
     * @param place where in the log
     * @param detail what was expected and what is there
     */
    public record Finding(String code, String place, String detail) {}

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Long> checked = new TreeMap<>();
    private long count;

    /** Counts one thing as looked at. */
    public void checked(String what) {
        checked.merge(what, 1L, Long::sum);
    }

    /** Records a finding. */
    public void add(String code, String place, String detail) {
        count++;
        if (kept.size() < KEPT_MAX) {
            kept.add(new Finding(code, place, detail));
        }
    }

    /** Records a finding unless both are equal. */
    public void expect(String code, String place, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            add(code, place, "expected " + expected + ", the log says " + actual);
        }
    }

    /** Records all that others found. */
    void addAll(Findings others) {
        count += others.count;
        for (var finding : others.kept) {
            if (kept.size() < KEPT_MAX) {
                kept.add(finding);
            }
        }
    }

    /** The first {@link #KEPT_MAX} findings. */
    public List<Finding> kept() {
        return List.copyOf(kept);
    }

    /** How many findings there are in all. */
    public long count() {
        return count;
    }

    /** How many facts were looked at. */
    public long facts() {
        return checked.getOrDefault(FACTS, 0L);
    }

    /** How many things of each kind were looked at. */
    public Map<String, Long> checkedCounts() {
        return new TreeMap<>(checked);
    }
}
