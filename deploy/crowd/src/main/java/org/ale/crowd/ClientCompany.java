/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.crowd.ApiClient.Caller;

/** A company that has something labelled, through the public API alone. */
public final class ClientCompany {
    private final ApiClient api;
    private final Caller caller;

    private ClientCompany(ApiClient api, Caller caller) {
        this.api = api;
        this.caller = caller;
    }

    /** Signs a company up; the API key is shown once and kept here. */
    public static ClientCompany signUp(ApiClient api, String name)
            throws ApiException, InterruptedException {
        var answer =
                api.post(
                        "/v1/clients",
                        Caller.ANYBODY.named(newKey()),
                        ApiClient.JSON.createObjectNode().put("name", name));
        return new ClientCompany(api, Caller.with(answer.path("apiKey").asText()));
    }

    /** The same company by way of another client, with another patience. */
    public ClientCompany by(ApiClient other) {
        return new ClientCompany(other, caller);
    }

    /** The API key. */
    public String apiKey() {
        return String.valueOf(caller.token());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private JsonNode post(String path, ObjectNode body) throws ApiException, InterruptedException {
        return api.post(path, caller.named(newKey()), body);
    }

    /** Founds a community from a template and gives its id. */
    public String found(String name, String template) throws ApiException, InterruptedException {
        return found(name, template, ApiClient.JSON.createObjectNode());
    }

    /** Founds a community with some parameters other than the template's, and gives its id. */
    public String found(String name, String template, ObjectNode overrides)
            throws ApiException, InterruptedException {
        var body = ApiClient.JSON.createObjectNode().put("name", name).put("template", template);
        body.put("topic", "recorded crowds").set("overrides", overrides);
        return post("/v1/communities", body).path("communityId").asText();
    }

    /** Drafts a job and gives its id. */
    public String draft(ObjectNode job) throws ApiException, InterruptedException {
        return post("/v1/jobs", job).path("jobId").asText();
    }

    /** Drafts a job that pays newcomers of a community for passing its set, and gives its id. */
    public String payNewcomers(String communityId, String title, int places)
            throws ApiException, InterruptedException {
        var body = ApiClient.JSON.createObjectNode().put("title", title).put("places", places);
        return post("/v1/communities/" + communityId + "/onboarding/jobs", body)
                .path("jobId")
                .asText();
    }

    /** A community with its parameters, and what its newcomers are paid. */
    public JsonNode community(String communityId) throws ApiException, InterruptedException {
        return api.get("/v1/communities/" + communityId, caller);
    }

    /** Uploads all items as JSON lines. */
    public JsonNode upload(String jobId, String jsonLines)
            throws ApiException, InterruptedException {
        return api.post(
                "/v1/jobs/" + jobId + "/items",
                caller.named(newKey()),
                "application/x-ndjson",
                BodyPublishers.ofString(jsonLines));
    }

    /** Asks for a price. */
    public JsonNode quote(String jobId, String budgetBaseUnits)
            throws ApiException, InterruptedException {
        return post(
                        "/v1/jobs/" + jobId + "/quote",
                        ApiClient.JSON.createObjectNode().put("budgetBaseUnits", budgetBaseUnits))
                .path("quote");
    }

    /** Deposits the quoted budget. */
    public void fund(String jobId, String baseUnits) throws ApiException, InterruptedException {
        post(
                "/v1/jobs/" + jobId + "/fund",
                ApiClient.JSON.createObjectNode().put("baseUnits", baseUnits));
    }

    /** Asks what a deposit costs in a token, and for its calldata. */
    public JsonNode depositQuote(String jobId, String token)
            throws ApiException, InterruptedException {
        return post(
                "/v1/jobs/" + jobId + "/deposit-quote",
                ApiClient.JSON.createObjectNode().put("token", token));
    }

    /** Asks for a page on which the job is paid by card; refunds are the treasury's. */
    public JsonNode checkout(String jobId) throws ApiException, InterruptedException {
        return post("/v1/jobs/" + jobId + "/checkout", ApiClient.JSON.createObjectNode());
    }

    /** Opens, pauses, resumes, cancels or ends a job. */
    public void change(String jobId, String verb) throws ApiException, InterruptedException {
        post("/v1/jobs/" + jobId + "/" + verb, ApiClient.JSON.createObjectNode());
    }

    /** Lets a community that this company founded go on after its breaker stopped it. */
    public void resetBreaker(String communityId) throws ApiException, InterruptedException {
        post(
                "/v1/communities/" + communityId + "/breaker/reset",
                ApiClient.JSON.createObjectNode());
    }

    /**
     * Lets a job go on that the breaker stopped alone, in a community that this company founded.
     */
    public void resetBreaker(String communityId, String jobId)
            throws ApiException, InterruptedException {
        post(
                "/v1/communities/" + communityId + "/jobs/" + jobId + "/breaker/reset",
                ApiClient.JSON.createObjectNode());
    }

    /** What the breaker stopped in a community that this company founded. */
    public JsonNode breaker(String communityId) throws ApiException, InterruptedException {
        return api.get("/v1/communities/" + communityId + "/breaker", caller);
    }

    /** State, progress and cost. */
    public JsonNode job(String jobId) throws ApiException, InterruptedException {
        return api.get("/v1/jobs/" + jobId, caller);
    }

    /** All balances of a community that this company founded. */
    public JsonNode ledger(String communityId) throws ApiException, InterruptedException {
        return api.get("/v1/communities/" + communityId + "/ledger", caller);
    }

    /** Downloads all labels, in order of item. */
    public List<JsonNode> results(String jobId) throws IOException, InterruptedException {
        var results = new ArrayList<JsonNode>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                api.download("/v1/jobs/" + jobId + "/results?format=jsonl", caller),
                                StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                results.add(ApiClient.JSON.readTree(line));
            }
        }
        return results;
    }
}
