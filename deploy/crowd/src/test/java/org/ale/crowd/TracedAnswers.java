/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ale.crowd.ApiClient.Caller;

/** Workers whose every answer is a trace of its own, until the first of them is paid. */
final class TracedAnswers implements AutoCloseable {
    private static final int WORKERS = 6;
    private static final int ROUNDS_MAX = 480;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApiClient api;
    private final URI gateway;
    private final String communityId;
    private final List<WorkerAccount> workers = new ArrayList<>();
    private final List<WorkerFeed> feeds = new ArrayList<>();
    private final Set<String> credited = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> tracesByPool = new HashMap<>();

    TracedAnswers(ApiClient api, URI gateway, String communityId) throws Exception {
        this.api = api;
        this.gateway = gateway;
        this.communityId = communityId;
        for (var number = 0; number < WORKERS; number++) {
            var worker = WorkerAccount.signUp(api);
            worker.join(api, communityId);
            workers.add(worker);
            feeds.add(new WorkerFeed(api, worker.token(), this::hear));
        }
    }

    private void hear(String name, JsonNode data) {
        if (name.equals("credit")) {
            credited.add(data.path("poolId").asText());
        }
    }

    /** Answers until a pool is paid; gives the traces of its answers, the deciding one last. */
    List<String> untilOneIsPaid() throws Exception {
        for (var round = 0; round < ROUNDS_MAX; round++) {
            for (var number = 0; number < WORKERS; number++) {
                answerDeck(workers.get(number), number);
            }
            for (var pool : credited) {
                if (tracesByPool.containsKey(pool)) {
                    return tracesByPool.get(pool);
                }
            }
            Thread.sleep(250);
        }
        throw new AssertionError("no pool was paid");
    }

    private void answerDeck(WorkerAccount worker, int number) throws Exception {
        var path = "/v1/communities/" + communityId;
        var none = ApiClient.JSON.createObjectNode();
        for (var task : api.post(path + "/deck", worker.caller(), none).path("tasks")) {
            var traceId = UUID.randomUUID().toString().replace("-", "");
            var label = SyntheticCrowd.worker(number).applyAsInt(task.path("content").asText());
            var pool = task.path("poolId").asText();
            var body = ApiClient.JSON.createObjectNode();
            body.putArray("answers")
                    .addObject()
                    .put("answerId", UUID.randomUUID().toString())
                    .put("poolId", pool)
                    .put("label", label);
            answer(path + "/answers", worker.caller(), traceId, body.toString());
            tracesByPool.computeIfAbsent(pool, _ -> new ArrayList<>()).add(traceId);
        }
    }

    private void answer(String path, Caller worker, String traceId, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + worker.token())
                        .header("traceparent", "00-" + traceId + "-00000000000000a1-01")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    @Override
    public void close() {
        feeds.forEach(WorkerFeed::close);
    }
}
