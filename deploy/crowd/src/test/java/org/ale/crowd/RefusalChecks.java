/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.UUID;
import org.ale.crowd.RawApi.Answer;
import org.ale.local.Options;

/** What a client is told who asks for what cannot be done, and that nothing is done then. */
final class RefusalChecks {
    private final Options options;
    private final ClientCompany company;
    private final String communityId;

    RefusalChecks(Options options, ClientCompany company, String communityId) {
        this.options = options;
        this.company = company;
        this.communityId = communityId;
    }

    /** A job that nobody has filled yet. */
    static ObjectNode draft(String communityId, int items) {
        var job =
                ApiClient.JSON
                        .createObjectNode()
                        .put("communityId", communityId)
                        .put("title", "A job")
                        .put("taskType", "BINARY")
                        .put("question", "Yes or no?")
                        .put("instructions", "")
                        .put("items", items);
        job.putArray("labels").add("no").add("yes");
        return job;
    }

    void whatIsNotThere() throws Exception {
        var job = draft(UUID.randomUUID().toString(), 1).toString();
        LoggedFacts.ofDrafts(options)
                .areNotChangedBy(
                        () -> assertProblem(404, "unknown-community", post("/v1/jobs", job)));
    }

    void bodiesThatAreTooLargeOrNotJson() throws Exception {
        LoggedFacts.ofDrafts(options)
                .areNotChangedBy(() -> {
                    assertProblem(413, "body-too-large", post("/v1/jobs", "x".repeat(200_000)));
                    assertProblem(400, "malformed-json", post("/v1/jobs", "{\"title\":"));
                    assertProblem(400, "malformed-json", post("/v1/jobs", "{\"nonsense\":1}"));
                });
    }

    void theSameKeyWithAnotherBody() throws Exception {
        var key = UUID.randomUUID().toString();
        var job = draft(communityId, 1).toString();
        var another = draft(communityId, 2).toString();
        var first = post("/v1/jobs", job, key);
        var drafts = LoggedFacts.ofDrafts(options);
        assertFalse(drafts.all().isEmpty());
        drafts.areNotChangedBy(() -> {
            assertEquals(first.body(), post("/v1/jobs", job, key).body());
            assertProblem(422, "idempotency-key-reused", post("/v1/jobs", another, key));
        });
    }

    void aWrongStateAnotherAmountAndABudgetBelowTheFloor() throws Exception {
        var job = company.draft(draft(communityId, 1));
        var jobs = LoggedFacts.ofJob(options, job);
        jobs.areNotChangedBy(() -> {
            assertProblem(409, "wrong-state", post("/v1/jobs/" + job + "/open", ""));
            var budget = "{\"budgetBaseUnits\":\"1000\"}";
            assertProblem(409, "below-hourly-floor", post("/v1/jobs/" + job + "/quote", budget));
        });
        var budget = "5000000000000000000";
        company.quote(job, budget);
        jobs.areNotChangedBy(() -> {
            var more = "{\"baseUnits\":\"" + budget + "0\"}";
            assertProblem(409, "amount-not-quoted", post("/v1/jobs/" + job + "/fund", more));
        });
        company.fund(job, budget);
        jobs.areNotChangedBy(
                () -> assertProblem(409, "items-missing", post("/v1/jobs/" + job + "/open", "")));
        assertEquals("FUNDED", company.job(job).path("state").asText());
    }

    void aLeaseShorterThanTheSafeRange() throws Exception {
        var overrides = "\"overrides\":{\"leaseSeconds\":\"1\"}";
        var body = "{\"name\":\"x\",\"template\":\"BALANCED\"," + overrides + "}";
        LoggedFacts.ofFoundings(options)
                .areNotChangedBy(() ->
                        assertProblem(
                                422, "parameter-out-of-range", post("/v1/communities", body)));
    }

    private Answer post(String path, String body) throws Exception {
        return post(path, body, "");
    }

    private Answer post(String path, String body, String key) throws Exception {
        var address = URI.create(options.gateway() + path);
        return RawApi.post(address, company.apiKey(), "application/json", body, key);
    }
}
