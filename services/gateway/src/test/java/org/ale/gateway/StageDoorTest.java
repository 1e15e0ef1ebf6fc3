/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;
import org.ale.schemas.type.v1.CommunityParameters;
import org.ale.schemas.type.v1.Requirement;
import org.ale.schemas.type.v1.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community that asks for a stage is shown all work: where it counts its service knows. */
@QuarkusTest
class StageDoorTest {
    @Inject SigningKeys keys;

    private final String community = UUID.randomUUID().toString();
    private final String trees = UUID.randomUUID().toString();
    private final String leaves = UUID.randomUUID().toString();
    private final UUID worker = UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void enter() {
        token =
                new SessionTokens(keys.secret(), Duration.ofHours(1), Clock.systemUTC())
                        .issue(new WorkerId(worker))
                        .token();
        var asked = Requirement.newBuilder().setStage("USER_GENERATED").setMinFinished(7);
        FakeWork.COMMUNITIES.put(
                community,
                CommunityView.newBuilder()
                        .setCommunityId(community)
                        .setParameters(CommunityParameters.newBuilder().addRequirements(asked))
                        .build());
        FakeWork.SCORES.put(
                worker.toString(), List.of(score(trees, 3), score(leaves, 8), score(community, 0)));
    }

    private static ReputationView score(String where, int finished) {
        return ReputationView.newBuilder().setCommunityId(where).setFinished(finished).build();
    }

    private static Standing finished(String where, int tasks) {
        return Standing.newBuilder().setCommunityId(where).setFinished(tasks).build();
    }

    private RequestSpecification joining() {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    @Test
    void tellsWhereHeHasFinishedTasks() {
        joining().post("/v1/communities/" + community + "/members").then().statusCode(201);
        assertEquals(
                List.of(finished(leaves, 8), finished(trees, 3)),
                FakeWork.latest(JoinCommunityRequest.class).getEvidenceList());
    }

    @Test
    void aRefusalForAStageTellsNoScoreAndIsToldWhole() {
        FakeWork.REFUSALS.put(
                community,
                CommandResult.newBuilder()
                        .setRejection("REQUIREMENTS_MISSING")
                        .setDetail("Reach the stage USER_GENERATED: finish 7 tasks.")
                        .build());
        joining()
                .post("/v1/communities/" + community + "/members")
                .then()
                .statusCode(409)
                .body("code", equalTo("requirements-missing"))
                .body("detail", containsString("finish 7 tasks"))
                .body("detail", not(containsString("Community")));
    }

    private void founding(String requirement, String detail) {
        var key =
                given().contentType("application/json")
                        .body("{\"name\":\"Acme\"}")
                        .post("/v1/clients")
                        .jsonPath()
                        .getString("apiKey");
        given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(
                        "{\"name\":\"x\",\"template\":\"BALANCED\",\"requirements\":[%s]}"
                                .formatted(requirement))
                .post("/v1/communities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-argument"))
                .body("detail", containsString(detail));
    }

    @Test
    void aRequirementNamesACommunityOrAStage() {
        founding("{}", "communityId");
        founding("{\"stage\":\"CHESS\"}", "requirements.stage is one of BOT_OR_NOT");
        founding("{\"stage\":\"RLHF\",\"minReputationMicro\":1}", "minFinished at most");
        founding("{\"stage\":\"RLHF\",\"communityId\":\"" + trees + "\"}", "minFinished at most");
    }
}
