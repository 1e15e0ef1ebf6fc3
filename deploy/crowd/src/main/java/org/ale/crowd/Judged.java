/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Exported labels held against what is known to be true, on the items that were not gold.
 *
 * @param tasks the judged tasks: truth known, not declared
 * @param right how many of them have the right label
 * @param unresolved items of the whole job without a label
 */
record Judged(List<Integer> tasks, int right, int unresolved) {

    /**
     * Judges.
     *
     * @param order the task behind each item, by index
     * @param gold tasks whose answers were declared
     * @param results exported lines, one for each item
     */
    static Judged of(Dataset data, List<Integer> order, Set<Integer> gold, List<JsonNode> results) {
        if (results.size() != order.size()) {
            throw new IllegalStateException(
                    "exported %d of %d items".formatted(results.size(), order.size()));
        }
        var tasks = new ArrayList<Integer>();
        var right = 0;
        var unresolved = 0;
        for (var result : results) {
            var task = order.get(result.path("item").asInt());
            var truth = data.truth().get(task);
            var decided = result.path("resolved").asBoolean();
            unresolved += decided ? 0 : 1;
            if (truth != null && !gold.contains(task)) {
                tasks.add(task);
                right += decided && result.path("labelIndex").asInt() == truth ? 1 : 0;
            }
        }
        return new Judged(tasks, right, unresolved);
    }

    /** Share of the judged items with the right label; one without a label counts as wrong. */
    double accuracy() {
        return tasks.isEmpty() ? 0 : (double) right / tasks.size();
    }
}
