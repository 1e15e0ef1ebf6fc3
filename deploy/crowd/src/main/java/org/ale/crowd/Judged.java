/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Exported labels held against what is known to be true, on the items that were not gold.
 *
 * @param tasks the judged tasks: truth known, not declared
 * @param resolved how many of them have a label
 * @param right how many have the right one
 * @param unresolved items of the whole job without a label
 */
record Judged(List<Integer> tasks, int resolved, int right, int unresolved) {

    static Judged of(Dataset data, LabellingJob posted, List<JsonNode> results) {
        if (results.size() != posted.order().size()) {
            throw new IllegalStateException(
                    "exported %d of %d items".formatted(results.size(), posted.order().size()));
        }
        var tasks = new ArrayList<Integer>();
        var resolved = 0;
        var right = 0;
        var unresolved = 0;
        for (var result : results) {
            var task = posted.order().get(result.path("item").asInt());
            var truth = data.truth().get(task);
            var decided = result.path("resolved").asBoolean();
            unresolved += decided ? 0 : 1;
            if (truth != null && !posted.gold().contains(task)) {
                tasks.add(task);
                resolved += decided ? 1 : 0;
                right += decided && result.path("labelIndex").asInt() == truth ? 1 : 0;
            }
        }
        return new Judged(tasks, resolved, right, unresolved);
    }

    /** Share of the given labels that are right. */
    double accuracy() {
        return resolved == 0 ? 0 : (double) right / resolved;
    }

    /** Share of all judged items with the right label; one without a label counts as wrong. */
    double strictAccuracy() {
        return tasks.isEmpty() ? 0 : (double) right / tasks.size();
    }
}
