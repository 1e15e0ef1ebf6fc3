/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.DealDeckResponse;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.payment.v1.Receipt;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.type.v1.CommandResult;
import org.ale.schemas.type.v1.CommunityParameters;
import org.ale.schemas.type.v1.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker has counts from the first task; what he is shown of it waits (rules §6). */
@QuarkusTest
class WorkerDoorTest {
    private static final long HELD_MICRO = 5_000_000;

    @Inject SigningKeys keys;

    @Inject AgroalDataSource vault;

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
        var asked = Requirement.newBuilder().setCommunityId(school).setMinReputationMicro(1);
        FakeWork.COMMUNITIES.put(
                community,
                CommunityView.newBuilder()
                        .setCommunityId(community)
                        .setParameters(
                                CommunityParameters.newBuilder()
                                        .setVisibleAfter(10)
                                        .setProposeMinMicro(10_000_000)
                                        .addRequirements(asked))
                        .build());
    }

    private RequestSpecification worker(String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body);
    }

    private String at(String what) {
        return "/v1/communities/" + community + "/" + what;
    }

    private void earned(String where, int finished) {
        var isVisible = finished >= 10;
        FakeWork.SCORES.put(
                worker.toString(),
                List.of(
                        ReputationView.newBuilder()
                                .setCommunityId(where)
                                .setReputationMicro(isVisible ? HELD_MICRO : 0)
                                .setFinished(finished)
                                .setVisible(isVisible)
                                .setHeldMicro(HELD_MICRO)
                                .setVisibleAfter(10)
                                .build()));
    }

    private void refuse(String reason, String detail) {
        FakeWork.REFUSALS.put(
                community,
                CommandResult.newBuilder().setRejection(reason).setDetail(detail).build());
    }

    private static ValidatableResponse assertProblem(
            ValidatableResponse response, int status, String code) {
        return response.statusCode(status).body("code", equalTo(code));
    }

    @Test
    void whatIsHiddenCountsAsEvidence() {
        earned(school, 9);
        worker("").post(at("members")).then().statusCode(201);
        var evidence = FakeWork.latest(JoinCommunityRequest.class).getEvidence(0);
        assertEquals(school, evidence.getCommunityId());
        assertEquals(HELD_MICRO, evidence.getReputationMicro());
    }

    @Test
    void aRefusalSaysOnlyWhatIsAskedWhileTheScoreIsHidden() {
        earned(school, 9);
        var asked = "Community " + school + " asks for 1 micro-REP";
        refuse("REQUIREMENTS_MISSING", asked + "; you have 5000000, 9123 and 9.");
        var hidden = worker("").post(at("members")).then();
        assertProblem(hidden, 409, "requirements-missing")
                .body("detail", containsString("asks for 1 micro-REP"))
                .body("detail", not(containsString("9123")))
                .body("detail", not(containsString("5000000")));
        earned(school, 10);
        worker("").post(at("members")).then().body("detail", containsString("9123"));

        refuse("REPUTATION_TOO_LOW", "you have 5000000.");
        var tooLow = worker("{\"overrides\":{\"minVotes\":\"3\"}}").post(at("proposals")).then();
        assertProblem(tooLow, 409, "reputation-too-low")
                .body("detail", containsString("10000000 micro-REP; yours is shown after 10"));
    }

    @Test
    void whatIsHiddenWeighsInABallot() {
        earned(community, 9);
        worker("{\"yes\":true}")
                .post(at("proposals/4/ballots"))
                .then()
                .statusCode(200)
                .body("$", hasKey("weightMicro"))
                .body("weightMicro", nullValue());
        assertEquals(HELD_MICRO, FakeWork.latest(CastBallotRequest.class).getReputationMicro());
        earned(community, 10);
        var shown = worker("{\"yes\":true}").post(at("proposals/4/ballots")).then();
        shown.body("weightMicro", equalTo((int) HELD_MICRO));
    }

    @Test
    void aProposalIsRepeatedUnderItsKeyAfterADeadline() {
        earned(community, 9);
        FakeWork.LATE.add(community);
        var wish = "{\"overrides\":{\"minVotes\":\"3\"}}";
        var other = "{\"overrides\":{\"minVotes\":\"4\"}}";
        assertProblem(keyed(wish), 504, "deadline-exceeded");
        assertProblem(keyed(other), 422, "idempotency-key-reused");
        keyed(wish).statusCode(201).body("proposal", equalTo(4));
        keyed(wish).statusCode(201).body("proposal", equalTo(4));
        assertProblem(keyed(other), 422, "idempotency-key-reused");
        var asked = proposals();
        assertEquals(2, asked.size());
        assertEquals(asked.getFirst().getCommandId(), asked.getLast().getCommandId());
        assertEquals(HELD_MICRO, asked.getFirst().getReputationMicro());
    }

    private List<ProposeParametersRequest> proposals() {
        return FakeWork.asked(ProposeParametersRequest.class).stream()
                .filter(each -> each.getCommunityId().equals(community))
                .toList();
    }

    @Test
    void aKeyThatWasForgottenNamesAnotherRequestAnew() throws SQLException {
        keyed("{\"overrides\":{\"minVotes\":\"3\"}}").statusCode(201);
        try (var connection = vault.getConnection();
                var forget =
                        connection.prepareStatement(
                                "DELETE FROM idempotent_request WHERE client_id = ?")) {
            forget.setObject(1, worker);
            assertEquals(1, forget.executeUpdate());
        }
        keyed("{\"overrides\":{\"minVotes\":\"4\"}}").statusCode(201);
        var asked = proposals();
        assertNotEquals(asked.getFirst().getCommandId(), asked.getLast().getCommandId());
    }

    private ValidatableResponse keyed(String body) {
        return worker(body).header("Idempotency-Key", "p-1").post(at("proposals")).then();
    }

    @Test
    void aProposalWithoutANumberIsNoAnswer() {
        var wish = "{\"overrides\":{\"minVotes\":\"3\"}}";
        FakeWork.FORGETFUL.add(community);
        assertProblem(keyed(wish), 504, "deadline-exceeded");
        FakeWork.FORGETFUL.remove(community);
        keyed(wish).statusCode(201).body("proposal", equalTo(4));
    }

    @Test
    void aBallotIsRepeatedUnderItsKey() {
        var path = at("proposals/4/ballots");
        var ids = FakeWork.asked(CastBallotRequest.class).size();
        worker("{\"yes\":true}").header("Idempotency-Key", "b").post(path).then().statusCode(200);
        worker("{\"yes\":true}").header("Idempotency-Key", "b").post(path).then().statusCode(200);
        assertEquals(ids + 1, FakeWork.asked(CastBallotRequest.class).size());
    }

    private String receipt() {
        var pool = UUID.randomUUID() + ":7";
        var split =
                PotSplit.newBuilder()
                        .setPoolId(pool)
                        .setPotBaseUnits("8")
                        .setFeeBaseUnits("1")
                        .addPayees(
                                Payee.newBuilder()
                                        .setWorkerId(worker.toString())
                                        .setWon(true)
                                        .setPaidBaseUnits("8")
                                        .setReputationMicro(HELD_MICRO)
                                        .setGainMicro(250_000));
        FakeWork.RECEIPTS.put(
                pool,
                Receipt.newBuilder()
                        .setPoolId(pool)
                        .setCommunityId(community)
                        .setPaidBaseUnits("8")
                        .setSplit(split)
                        .build());
        return "/v1/me/receipts/" + pool;
    }

    @Test
    void aReceiptShowsReputationWhenTheScoreIsShown() {
        var path = receipt();
        earned(community, 9);
        worker("")
                .get(path)
                .then()
                .statusCode(200)
                .body("paidBaseUnits", equalTo("8"))
                .body("split.participants[0].you", equalTo(true))
                .body("split.participants[0].reputationMicro", nullValue())
                .body("split.participants[0].gainMicro", nullValue());
        assertEquals(0, FakeWork.latest(GetReceiptRequest.class).getShownCommunityIdsCount());
        earned(community, 10);
        worker("")
                .get(path)
                .then()
                .body("split.participants[0].reputationMicro", equalTo((int) HELD_MICRO))
                .body("split.participants[0].gainMicro", equalTo(250_000));
        var asked = FakeWork.latest(GetReceiptRequest.class).getShownCommunityIdsList();
        assertEquals(List.of(community), asked);
    }

    @Test
    void nothingIsSentForACommunityThatDoesNotExist() {
        var nowhere = "/v1/communities/" + school;
        var before = FakeWork.asked(DealDeckRequest.class).size();
        assertProblem(worker("{}").post(nowhere + "/deck").then(), 404, "unknown-community");
        var answers =
                "{\"answers\":[{\"answerId\":\"a\",\"poolId\":\"" + worker + ":1\",\"label\":1}]}";
        assertProblem(worker(answers).post(nowhere + "/answers").then(), 404, "unknown-community");
        assertEquals(before, FakeWork.asked(DealDeckRequest.class).size());
    }

    @Test
    void whoHasSeenAllOfTheSetIsToldSo() {
        refuse("ONBOARDING_EXHAUSTED", "You have seen too many of its items.");
        assertProblem(worker("{}").post(at("deck")).then(), 409, "onboarding-exhausted");
        refuse("NOTHING_TO_PASS", "Join as you are.");
        assertProblem(worker("{}").post(at("deck")).then(), 409, "not-a-member");
    }

    @Test
    void aTaskTellsThePotThatIsTrueWhenItIsDealt() {
        var pool = UUID.randomUUID() + ":3";
        FakeWork.DECKS.put(
                community,
                DealDeckResponse.newBuilder().addPoolIds(pool).setExpiresAtMillis(1).build());
        FakeServices.POTS.put(pool, "8");
        worker("{}").post(at("deck")).then().body("tasks[0].potBaseUnits", equalTo("8"));
        FakeServices.POTS.put(pool, "0");
        worker("{}").post(at("deck")).then().body("tasks[0].potBaseUnits", equalTo("0"));
    }
}
