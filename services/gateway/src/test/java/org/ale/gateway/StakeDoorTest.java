/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
import org.ale.schemas.communities.v1.FoundCommunityRequest;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.type.v1.CommandResult;
import org.ale.schemas.type.v1.CommunityParameters;
import org.ale.schemas.type.v1.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community that asks for a stake is told what the chain knows of it, and others are not. */
@QuarkusTest
class StakeDoorTest {
    private static final String FIVE_ALE = "5000000000000000000";
    private static final Requirement STAKE =
            Requirement.newBuilder().setMinStakeBaseUnits(FIVE_ALE).build();

    @Inject SigningKeys keys;

    private final String community = UUID.randomUUID().toString();
    private final String school = UUID.randomUUID().toString();
    private final UUID worker = UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void enter() {
        token =
                new SessionTokens(keys.secret(), Duration.ofHours(1), Clock.systemUTC())
                        .issue(new WorkerId(worker))
                        .token();
    }

    private void asks(Requirement... requirements) {
        FakeWork.COMMUNITIES.put(
                community,
                CommunityView.newBuilder()
                        .setCommunityId(community)
                        .setParameters(
                                CommunityParameters.newBuilder()
                                        .addAllRequirements(List.of(requirements)))
                        .build());
    }

    private RequestSpecification asWorker() {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private ValidatableResponse joining() {
        return asWorker().post("/v1/communities/" + community + "/members").then();
    }

    private long timesAskedForHisStake() {
        return FakeWork.asked(GetStakeRequest.class).stream()
                .filter(each -> each.getWorkerId().equals(worker.toString()))
                .count();
    }

    @Test
    void tellsWhatHeHasStaked() {
        asks(STAKE);
        FakeStaking.STAKED.put(worker.toString(), FIVE_ALE);
        joining().statusCode(201).body("communityId", equalTo(community));
        assertEquals(FIVE_ALE, FakeWork.latest(JoinCommunityRequest.class).getStakedBaseUnits());
        assertEquals(1, timesAskedForHisStake());
    }

    @Test
    void asksForNoStakeThatNobodyWantsToKnow() {
        FakeStaking.STAKED.put(worker.toString(), FIVE_ALE);
        asks(Requirement.newBuilder().setStage("RLHF").build());
        joining().statusCode(201);
        asks();
        joining().statusCode(201);
        assertEquals("", FakeWork.latest(JoinCommunityRequest.class).getStakedBaseUnits());
        assertEquals(0, timesAskedForHisStake());
    }

    /** In the words of the communities service, which its AdmissionTest keeps. */
    @Test
    void aRefusalTellsTheStakeAndStillHidesTheScoreBesideIt() {
        asks(Requirement.newBuilder().setCommunityId(school).setMinFinished(50).build(), STAKE);
        var tooLittle =
                "Stake at least 5000000000000000000 base units; your stake is 2000000000000000000.";
        FakeWork.REFUSALS.put(
                community,
                CommandResult.newBuilder()
                        .setRejection("REQUIREMENTS_MISSING")
                        .setDetail(
                                "Community %s asks for 50 finished tasks; you have 9123. %s"
                                        .formatted(school, tooLittle))
                        .build());
        joining()
                .statusCode(409)
                .body("code", equalTo("requirements-missing"))
                .body("detail", containsString(tooLittle))
                .body("detail", containsString("asks for 50 finished tasks; what you have is"))
                .body("detail", not(containsString("9123")));
    }

    @Test
    void aCommunityShowsWhatStakeItAsksFor() {
        asks(STAKE);
        asWorker()
                .get("/v1/communities/" + community)
                .then()
                .statusCode(200)
                .body("parameters.requirements[0].minStakeBaseUnits", equalTo(FIVE_ALE));
    }

    private static ValidatableResponse founding(String requirement) {
        var key =
                given().contentType("application/json")
                        .body("{\"name\":\"Acme\"}")
                        .post("/v1/clients")
                        .jsonPath()
                        .getString("apiKey");
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(
                        "{\"name\":\"x\",\"template\":\"BALANCED\",\"requirements\":[%s]}"
                                .formatted(requirement))
                .post("/v1/communities")
                .then();
    }

    @Test
    void aCommunityIsFoundedThatAsksForAStake() {
        founding("{\"minStakeBaseUnits\":\"" + FIVE_ALE + "\"}").statusCode(201);
        assertEquals(
                List.of(STAKE), FakeWork.latest(FoundCommunityRequest.class).getRequirementsList());
    }

    private void refuses(String besideTheStake) {
        founding("{\"minStakeBaseUnits\":\"1\"," + besideTheStake + "}")
                .statusCode(400)
                .body("code", equalTo("invalid-argument"))
                .body("detail", containsString("minStakeBaseUnits have nothing else"));
    }

    @Test
    void aStakeIsAskedForAlone() {
        refuses("\"communityId\":\"" + school + "\"");
        refuses("\"stage\":\"RLHF\"");
        refuses("\"minReputationMicro\":1");
        refuses("\"minAccuracyBps\":1");
        refuses("\"minFinished\":1");
        refuses("\"onboardingPassed\":true");
    }

    @Test
    void aStakeIsAPositiveNumberOfBaseUnits() {
        for (var wrong : List.of("", "0", "-1", "1.5", "five")) {
            founding("{\"minStakeBaseUnits\":\"" + wrong + "\"}")
                    .statusCode(400)
                    .body("code", equalTo("invalid-argument"))
                    .body("detail", containsString("requirements.minStakeBaseUnits is not"));
        }
    }
}
