/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.crowd.PublishedContract.Operation;

/** One company at another's job and community, by every operation of the published contract. */
final class TenantChecks {
    private static final Map<String, String> BODIES =
            Map.of(
                    "quote", "{\"budgetBaseUnits\":\"5000000000000000000\"}",
                    "fund", "{\"baseUnits\":\"5000000000000000000\"}",
                    "promote", "{\"baseUnits\":\"5000000000000000000\"}",
                    "deposit-quote", "{\"token\":\"0x0000000000000000000000000000000000000001\"}",
                    "checkout", "{}",
                    "items", "content\nleaf\n",
                    "parameters", "{\"overrides\":{\"minVotes\":\"3\"}}",
                    "onboarding", ApiClient.JSON.createObjectNode().toString());

    private final String gateway;
    private final PublishedContract contract;
    private final ClientCompany owner;
    private final ClientCompany other;
    private final String community;
    private final String job;
    private final String canary = "canary-" + UUID.randomUUID();

    TenantChecks(String gateway, ApiClient api, ClientCompany owner) throws Exception {
        this.gateway = gateway;
        this.owner = owner;
        contract = PublishedContract.of(gateway);
        other = ClientCompany.signUp(api, "Other company");
        community = owner.found("Somebody's own", "BALANCED");
        job = LabellingJob.post(owner, community, SyntheticCrowd.items(canary, 20), 0.1, 1).jobId();
    }

    private static String lastWord(Operation operation) {
        return operation.path().substring(operation.path().lastIndexOf('/') + 1);
    }

    /** What the other company hears, without what it named itself. */
    private String answer(Operation operation) throws Exception {
        var path =
                operation
                        .path()
                        .replace("{jobId}", job)
                        .replace("{communityId}", community)
                        .replace("{version}", "2");
        var request =
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .header("Authorization", "Bearer " + other.apiKey());
        var body = BODIES.getOrDefault(lastWord(operation), "");
        if (!body.isEmpty()) {
            var type = lastWord(operation).equals("items") ? "text/csv" : "application/json";
            request.header("Content-Type", type);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            request.method(operation.method(), BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            assertTrue(!answer.body().contains(canary), operation.name() + " tells the canary");
            return answer.statusCode()
                    + " "
                    + ApiClient.JSON.readTree(answer.body()).path("code").asText();
        }
    }

    private TreeMap<String, String> answers(String place) throws Exception {
        var answers = new TreeMap<String, String>();
        for (var operation : contract.operations()) {
            if (operation.isFor("client")
                    && operation.path().contains(place)
                    && !lastWord(operation).equals("jobs")) {
                answers.put(operation.name(), answer(operation));
            }
        }
        return answers;
    }

    /** Not to be found, rather than forbidden: nobody learns that it is there. */
    void anothersJobIsNotFoundByAnyOperation() throws Exception {
        var before = owner.job(job);
        var answers = answers("/v1/jobs/{jobId}");
        assertTrue(answers.size() > 10, "operations on a job: " + answers);
        answers.values().removeIf("404 job-not-found"::equals);
        assertEquals(new TreeMap<String, String>(), answers);
        assertEquals(before.path("state"), owner.job(job).path("state"));
        assertEquals(before.path("quote"), owner.job(job).path("quote"));
    }

    /** A community is public; what only its founder may do is not done. */
    void anothersCommunityIsOnlyShown() throws Exception {
        var before = owner.community(community).path("parameters");
        var answers = answers("{communityId}");
        answers.values().removeIf("404 unknown-community"::equals);
        assertEquals(
                new TreeMap<>(
                        Map.of(
                                "GET /v1/communities/{communityId}", "200 ",
                                "GET /v1/communities/{communityId}/leaderboard", "200 ",
                                "GET /v1/communities/{communityId}/proposals", "200 ")),
                answers);
        assertEquals(before, owner.community(community).path("parameters"));
    }
}
