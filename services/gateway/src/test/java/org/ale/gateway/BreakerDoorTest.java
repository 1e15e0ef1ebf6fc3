/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.jobs.v1.BreakerView;
import org.ale.schemas.jobs.v1.GetBreakerRequest;
import org.ale.schemas.jobs.v1.GetBreakerResponse;
import org.ale.schemas.jobs.v1.StoppedJobView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the breaker stopped is shown to the founder, and he alone lets it go on. */
@QuarkusTest
class BreakerDoorTest {
    private final String community = UUID.randomUUID().toString();
    private final String job = UUID.randomUUID().toString();
    private final String breaker = "/v1/communities/" + community + "/breaker";
    private final String ofJob = "/v1/communities/" + community + "/jobs/" + job + "/breaker/reset";
    private String founderKey = "";

    private static JsonPath signedUp() {
        return given().contentType("application/json")
                .body("{\"name\":\"Acme\"}")
                .post("/v1/clients")
                .jsonPath();
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    @BeforeEach
    void found() {
        var founder = signedUp();
        founderKey = founder.getString("apiKey");
        FakeWork.COMMUNITIES.put(
                community,
                CommunityView.newBuilder()
                        .setCommunityId(community)
                        .setFounder(founder.getString("clientId"))
                        .build());
        FakeServices.BREAKERS.put(community, GetBreakerResponse.getDefaultInstance());
    }

    private static BreakerView view(boolean isJobOnly) {
        return BreakerView.newBuilder()
                .setRecentMicro(200_000)
                .setLongRunMicro(850_000)
                .setJobOnly(isJobOnly)
                .build();
    }

    private static void assertProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    @Test
    void showsTheFounderWhatIsStoppedByThePage() {
        var stopped = StoppedJobView.newBuilder().setJobId(job).setBreaker(view(true));
        FakeServices.BREAKERS.put(
                community,
                GetBreakerResponse.newBuilder().addJobs(stopped).setNextPageToken("41").build());
        as(founderKey)
                .get(breaker + "?pageSize=1&pageToken=42")
                .then()
                .statusCode(200)
                .body("community", nullValue())
                .body("jobs[0].jobId", equalTo(job))
                .body("jobs[0].breaker.trippedAt", equalTo("1970-01-01T00:00:00Z"))
                .body("jobs[0].breaker.recentMicro", equalTo(200_000))
                .body("jobs[0].breaker.longRunMicro", equalTo(850_000))
                .body("jobs[0].breaker.jobOnly", equalTo(true))
                .body("nextPageToken", equalTo("41"));
        var asked = FakeWork.latest(GetBreakerRequest.class);
        assertEquals(
                List.of(community, 1, "42"),
                List.of(asked.getCommunityId(), asked.getPageSize(), asked.getPageToken()));
    }

    @Test
    void showsWhyTheWholeCommunityIsStopped() {
        FakeServices.BREAKERS.put(
                community, GetBreakerResponse.newBuilder().setCommunity(view(false)).build());
        as(founderKey)
                .get(breaker)
                .then()
                .statusCode(200)
                .body("community.jobOnly", equalTo(false))
                .body("community.recentMicro", equalTo(200_000))
                .body("jobs.size()", equalTo(0));
    }

    @Test
    void isNobodyElsesAffair() {
        FakeServices.STOPPED.add(community);
        FakeServices.STOPPED.add(job + community);
        var other = signedUp().getString("apiKey");
        assertProblem(as(other).get(breaker).then(), 404, "unknown-community");
        assertProblem(as(other).post(breaker + "/reset").then(), 404, "unknown-community");
        assertProblem(as(other).post(ofJob).then(), 404, "unknown-community");
    }

    @Test
    void letsTheJobGoOnThatIsNamedAndNoOther() {
        FakeServices.STOPPED.add(job + community);
        as(founderKey).post(ofJob).then().statusCode(200).body("token", equalTo("0-7"));
        var asked = FakeWork.latest(ResetBreakerRequest.class);
        assertEquals(job, asked.getJobId());
        assertEquals(community, asked.getCommunityId());
        assertProblem(as(founderKey).post(breaker + "/reset").then(), 409, "breaker-not-tripped");
        assertEquals("", FakeWork.latest(ResetBreakerRequest.class).getJobId());
        var another = ofJob.replace(job, UUID.randomUUID().toString());
        assertProblem(as(founderKey).post(another).then(), 409, "breaker-not-tripped");
        assertProblem(as(founderKey).post(ofJob.replace(job, "no-id")).then(), 404, "unknown-job");
    }

    /** One key names one request: that of the job is not that of its community. */
    @Test
    void doesOnceWhatIsAskedTwiceUnderOneKey() {
        FakeServices.STOPPED.add(job + community);
        var key = UUID.randomUUID().toString();
        var keyed = as(founderKey).header("Idempotency-Key", key);
        keyed.post(ofJob).then().statusCode(200);
        FakeServices.STOPPED.remove(job + community);
        keyed.post(ofJob).then().statusCode(200).body("token", equalTo("0-7"));
        assertProblem(keyed.post(breaker + "/reset").then(), 422, "idempotency-key-reused");
    }
}
