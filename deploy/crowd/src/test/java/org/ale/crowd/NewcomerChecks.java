/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.UUID;
import org.ale.crowd.RawApi.Answer;
import org.ale.eventsourcing.testing.Patience;

/** A client pays newcomers for passing a community's on-boarding set, through the real gateway. */
final class NewcomerChecks {
    private static final int ASKED = 5;
    private static final String BUDGET = "40000000000000000000";
    private static final String POT = "19000000000000000000";

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany company;
    private final String community;

    /** Founds a community. */
    NewcomerChecks(String gateway, ApiClient api, ClientCompany company) throws Exception {
        this.gateway = gateway;
        this.api = api;
        this.company = company;
        community = company.found("Newcomers", "BALANCED");
    }

    private String path() {
        return "/v1/communities/" + community;
    }

    private Answer post(String path, String body) throws Exception {
        return RawApi.post(
                URI.create(gateway + path),
                company.apiKey(),
                "application/json",
                body,
                UUID.randomUUID().toString());
    }

    private Answer draft(int places) throws Exception {
        return post(
                path() + "/onboarding/jobs", "{\"title\":\"Welcome\",\"places\":" + places + "}");
    }

    /** The known answer of every item is "yes". */
    private void define() throws Exception {
        var body = ApiClient.JSON.createObjectNode().put("question", "Leaf?").put("asked", ASKED);
        body.putArray("labels").add("no").add("yes");
        var items = body.putArray("items");
        for (var item = 0; item < ASKED; item++) {
            items.addObject().put("content", "leaf " + item).put("gold", "yes");
        }
        assertEquals(200, post(path() + "/onboarding", body.toString()).status());
    }

    /** A job that pays two newcomers, open. */
    private String openForTwo() throws Exception {
        var job = draft(2).body().path("jobId").asText();
        assertEquals(POT, company.quote(job, BUDGET).path("potBaseUnits").asText());
        company.fund(job, BUDGET);
        company.change(job, "open");
        Patience.until(
                () -> company.community(community).at("/onboarding/placesLeft").asInt() == 2);
        return job;
    }

    /** All answers have one name: each is judged by what it says. */
    private JsonNode attempt(WorkerAccount worker, int wrong) throws Exception {
        var deck = api.post(path() + "/deck", worker.caller(), ApiClient.JSON.createObjectNode());
        var body = ApiClient.JSON.createObjectNode();
        var answers = body.putArray("answers");
        for (var task : deck.path("tasks")) {
            answers.addObject()
                    .put("answerId", "mine")
                    .put("poolId", task.path("poolId").asText())
                    .put("label", answers.size() <= wrong ? 0 : 1);
        }
        return api.post(path() + "/answers", worker.caller(), body).path("onboarding");
    }

    /** Who passes is paid and told why; who fails, or comes when no place is left, is not. */
    void whoPassesIsPaidWhilePlacesLast() throws Exception {
        assertProblem(409, "no-onboarding-set", draft(2));
        define();
        var job = openForTwo();
        assertEquals("NEEDS_NEWCOMERS", company.job(job).at("/waitingFor/code").asText());
        assertProblem(409, "not-for-onboarding", post("/v1/jobs/" + job + "/pause", ""));

        var first = WorkerAccount.signUp(api);
        var passed = attempt(first, 0);
        assertEquals("PASSED", passed.path("state").asText());
        assertEquals(job + ":0", passed.path("placeId").asText());
        isPaid(first, job + ":0");

        var failing = attempt(WorkerAccount.signUp(api), 1);
        assertEquals("FAILED", failing.path("state").asText());
        assertTrue(failing.path("placeId").isNull(), failing.toString());

        assertEquals(POT, failing.path("potBaseUnits").asText());
        assertEquals(job + ":1", attempt(WorkerAccount.signUp(api), 0).path("placeId").asText());
        Patience.until(() -> company.job(job).path("state").asText().equals("COMPLETED"));
        var done = company.job(job);
        assertEquals("38000000000000000000", done.path("paidBaseUnits").asText());
        assertEquals("2000000000000000000", done.path("feesBaseUnits").asText());
        assertEquals("0", done.path("refundedBaseUnits").asText());

        var late = attempt(WorkerAccount.signUp(api), 0);
        assertEquals("PASSED", late.path("state").asText());
        assertTrue(late.path("placeId").isNull(), late.toString());
    }

    private void isPaid(WorkerAccount worker, String place) throws Exception {
        Patience.until(() ->
                api.get("/v1/me/earnings", worker.caller())
                        .path("totalBaseUnits")
                        .asText()
                        .equals(POT));
        var receipt = api.get("/v1/me/receipts/" + place, worker.caller());
        assertEquals("PASSED", receipt.path("outcome").asText());
        assertTrue(receipt.path("why").asText().contains("19 ALE"), receipt.toString());
    }

    /** A client who wants no more newcomers has back what nobody has earned, to the unit. */
    void whoWithdrawsIsRefunded() throws Exception {
        define();
        var job = openForTwo();
        attempt(WorkerAccount.signUp(api), 0);
        company.change(job, "cancel");
        Patience.until(() -> !company.job(job).path("refundedBaseUnits").asText().equals("0"));
        var done = company.job(job);
        assertEquals("CANCELLED", done.path("state").asText());
        assertEquals(POT, done.path("paidBaseUnits").asText());
        assertEquals("1000000000000000000", done.path("feesBaseUnits").asText());
        assertEquals("20000000000000000000", done.path("refundedBaseUnits").asText());
        assertEquals("0", company.ledger(community).path("imbalanceBaseUnits").asText());
        assertEquals("0", company.community(community).at("/onboarding/potBaseUnits").asText());
    }
}
