/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import java.util.List;
import org.ale.schemas.jobs.v1.TaskView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task as a worker sees it: blind. */
@Schema(name = "Task")
public record TaskJson(
        String poolId,
        String taskType,
        String question,
        List<String> labels,
        String instructions,
        String content,
        String potBaseUnits) {
    static TaskJson of(TaskView view) {
        return new TaskJson(
                view.getPoolId(),
                view.getTaskType(),
                view.getQuestion(),
                view.getLabelsList(),
                view.getInstructions(),
                view.getContent(),
                view.getPotBaseUnits());
    }
}
