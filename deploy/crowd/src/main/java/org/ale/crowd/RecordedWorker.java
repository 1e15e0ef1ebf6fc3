/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * One worker at his phone: he takes what he is dealt, answers what the real one answered and passes
 * over what the real one never saw.
 */
final class RecordedWorker implements Runnable {
    /** What {@link RecordedWorker#answer} gives for a task that the real worker never saw. */
    static final int NEVER_SEEN = -1;

    private static final int BATCH_MAX = 20;
    private static final long IDLE_MILLIS_MAX = 2_500;

    private final ApiClient api;
    private final WorkerAccount account;
    private final String communityId;
    private final ToIntFunction<String> answer;
    private final CrowdLog log;
    private final Pace pace;

    /**
     * Makes a worker who has joined.
     *
     * @param answer from what a task shows to the label, or {@link #NEVER_SEEN}
     */
    RecordedWorker(
            ApiClient api,
            WorkerAccount account,
            String communityId,
            ToIntFunction<String> answer,
            CrowdLog log,
            Pace pace) {
        this.api = api;
        this.account = account;
        this.communityId = communityId;
        this.answer = answer;
        this.log = log;
        this.pace = pace;
    }

    @Override
    public void run() {
        var idleMillis = 50L;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var tasks = deck();
                if (tasks.isEmpty()) {
                    Thread.sleep(idleMillis);
                    idleMillis = Math.min(idleMillis * 2, IDLE_MILLIS_MAX);
                } else {
                    idleMillis = 50L;
                    submit(tasks);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApiException e) {
            throw new IllegalStateException(account.workerId() + ": " + e.getMessage(), e);
        }
    }

    private JsonNode deck() throws ApiException, InterruptedException {
        return api.post(
                        "/v1/communities/" + communityId + "/deck",
                        account.caller(),
                        ApiClient.JSON.createObjectNode())
                .path("tasks");
    }

    private void submit(JsonNode tasks) throws ApiException, InterruptedException {
        var answers = ApiClient.JSON.createArrayNode();
        for (var task : tasks) {
            answers.add(answerTo(task));
            if (answers.size() == BATCH_MAX) {
                send(answers);
                answers = ApiClient.JSON.createArrayNode();
            }
        }
        if (!answers.isEmpty()) {
            send(answers);
        }
    }

    private JsonNode answerTo(JsonNode task) {
        var label = answer.applyAsInt(task.path("content").asText());
        var node =
                ApiClient.JSON
                        .createObjectNode()
                        .put("answerId", UUID.randomUUID().toString())
                        .put("poolId", task.path("poolId").asText());
        return label == NEVER_SEEN ? node.put("skip", true) : node.put("label", label);
    }

    private void send(ArrayNode answers) throws ApiException, InterruptedException {
        var voted = new HashSet<String>();
        answers.forEach(node -> {
            if (node.has("label")) {
                voted.add(node.path("answerId").asText());
            }
        });
        pace.take(answers.size());
        var body = ApiClient.JSON.createObjectNode();
        body.set("answers", answers);
        var sentNanos = System.nanoTime();
        var outcomes =
                api.post("/v1/communities/" + communityId + "/answers", account.caller(), body)
                        .path("outcomes");
        record(answers, outcomes, voted, sentNanos);
    }

    private void record(ArrayNode answers, JsonNode outcomes, Set<String> voted, long sentNanos) {
        var nowNanos = System.nanoTime();
        for (var index = 0; index < answers.size(); index++) {
            var sent = answers.get(index);
            if (!outcomes.path(index).path("accepted").asBoolean()) {
                log.refused();
            } else if (voted.contains(sent.path("answerId").asText())) {
                log.voted(sent.path("poolId").asText(), account.workerId(), sentNanos, nowNanos);
            } else {
                log.skipped();
            }
        }
    }
}
