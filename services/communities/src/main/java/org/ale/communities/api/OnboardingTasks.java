/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import java.util.List;
import org.ale.communities.domain.OnboardingSet;
import org.ale.communities.projection.directory.OnboardingDesk.Standing;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.communities.v1.OnboardingTask;
import org.ale.schemas.communities.v1.OnboardingView;

/**
 * What a worker sees of a set. A task is named like a pool, with the community in place of a job:
 * {@code <community>:<version · 1000 + item>}.
 */
final class OnboardingTasks {
    private static final int ITEMS_OF_A_VERSION = 1_000;

    private OnboardingTasks() {}

    /** An item of a version of the set. */
    record Task(int version, int item) {
        /**
         * Reads a task's name.
         *
         * @throws IllegalArgumentException if the text has another form
         */
        static Task of(String taskId) {
            var number = PoolId.of(taskId).item();
            return new Task(number / ITEMS_OF_A_VERSION, number % ITEMS_OF_A_VERSION);
        }

        String in(CommunityId community) {
            var number = Math.addExact(Math.multiplyExact(version, ITEMS_OF_A_VERSION), item);
            return new PoolId(new JobId(community.value()), number).toString();
        }
    }

    /** Tasks that are not answered yet, at most {@code size} of them if it is not 0. */
    static List<OnboardingTask> open(CommunityId community, Standing standing, int size) {
        var set = standing.set();
        return standing.open().stream()
                .limit(size == 0 ? standing.open().size() : size)
                .map(item ->
                        OnboardingTask.newBuilder()
                                .setTaskId(new Task(standing.version(), item).in(community))
                                .setTaskType(set.getLabelsCount() == 2 ? "BINARY" : "SINGLE_CHOICE")
                                .setQuestion(set.getQuestion())
                                .addAllLabels(set.getLabelsList())
                                .setInstructions(set.getInstructions())
                                .setContent(set.getItems(item).getContent())
                                .build())
                .toList();
    }

    /** How a worker stands at a log time. */
    static OnboardingView view(CommunityId community, Standing standing, long nowMillis) {
        var asked = standing.set().getAsked();
        var state = state(standing, nowMillis);
        var view =
                OnboardingView.newBuilder()
                        .setCommunityId(community.toString())
                        .setState(state)
                        .setAsked(asked)
                        .setCorrectMin(OnboardingSet.correctMin(asked))
                        .setPotBaseUnits(state.equals("PASSED") ? "0" : standing.pot().toString());
        if (state.equals("RUNNING")) {
            view.setAnswered(asked - standing.open().size());
        }
        var last = standing.last();
        if (last != null) {
            view.setCorrect(last.correct()).setRetryAtMillis(last.retryAtMillis());
            if (last.place() != null) {
                view.setPlaceId(last.place());
            }
        }
        return view.build();
    }

    private static String state(Standing standing, long nowMillis) {
        var last = standing.last();
        if (last != null && last.passed()) {
            return "PASSED";
        }
        if (standing.version() == 0) {
            return "NONE";
        }
        if (!standing.open().isEmpty()) {
            return "RUNNING";
        }
        return last != null && nowMillis < last.retryAtMillis() ? "FAILED" : "OPEN";
    }
}
