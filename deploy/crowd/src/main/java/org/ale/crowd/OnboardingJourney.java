/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ale.crowd.ApiClient.Caller;

/** A worker on his way through Bot or Not, who knows the answers or does not. */
final class OnboardingJourney {
    static final String BOT_OR_NOT = "00000000-0000-a1e0-0000-000000000001";
    static final String IMAGE_RECOGNITION = "00000000-0000-a1e0-0000-000000000002";
    private static final String PATH = "/v1/communities/" + BOT_OR_NOT;

    private final ApiClient api;
    private final Caller worker;
    private final Map<String, Integer> known = new TreeMap<>();

    OnboardingJourney(ApiClient api, WorkerAccount worker, Path root) throws IOException {
        this.api = api;
        this.worker = Caller.with(worker.token());
        var set = root.resolve("services/communities/src/main/resources/onboarding/bot-or-not.tsv");
        for (var line : Files.readAllLines(set)) {
            var tab = line.indexOf('\t');
            if (tab > 0) {
                known.put(line.substring(tab + 1), line.startsWith("person") ? 1 : 0);
            }
        }
    }

    JsonNode deck() throws ApiException, InterruptedException {
        return api.post(PATH + "/deck", worker, ApiClient.JSON.createObjectNode().put("size", 10));
    }

    /** Answers a deck, so many of its tasks wrongly, and gives what the gateway answered. */
    JsonNode answer(JsonNode deck, int wrong) throws ApiException, InterruptedException {
        var body = ApiClient.JSON.createObjectNode();
        var answers = body.putArray("answers");
        for (var task : deck.path("tasks")) {
            var right = requireNonNull(known.get(task.path("content").asText()));
            answers.addObject()
                    .put("answerId", "answer-" + task.path("poolId").asText())
                    .put("poolId", task.path("poolId").asText())
                    .put("label", answers.size() <= wrong ? 1 - right : right);
        }
        return api.post(PATH + "/answers", worker, body);
    }

    JsonNode standing() throws ApiException, InterruptedException {
        return api.get(PATH + "/onboarding", worker);
    }
}
