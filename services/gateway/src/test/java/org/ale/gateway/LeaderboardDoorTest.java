/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.reputation.v1.GetRankingRequest;
import org.ale.schemas.reputation.v1.RankedWorker;
import org.ale.schemas.reputation.v1.ReputationView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who wants to is shown on a board, by a name that only the gateway knows; nobody else is. */
@QuarkusTest
class LeaderboardDoorTest {
    @Inject SigningKeys keys;

    @Inject AgroalDataSource vault;

    private final String community = UUID.randomUUID().toString();
    private final String elsewhere = UUID.randomUUID().toString();
    private final UUID anna = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @BeforeEach
    void found() {
        for (var id : List.of(community, elsewhere)) {
            FakeWork.COMMUNITIES.put(id, CommunityView.newBuilder().setCommunityId(id).build());
        }
        worked(anna);
        worked(ben);
        FakeWork.RANKINGS.put(community, List.of(ranked(ben, 1, 38), ranked(anna, 2, 31)));
    }

    private UUID worked(UUID worker) {
        FakeWork.SCORES.put(
                worker.toString(),
                Stream.of(community, elsewhere)
                        .map(id -> ReputationView.newBuilder().setCommunityId(id).setFinished(1))
                        .map(ReputationView.Builder::build)
                        .toList());
        return worker;
    }

    private static RankedWorker ranked(UUID worker, int place, int won) {
        return RankedWorker.newBuilder()
                .setWorkerId(worker.toString())
                .setPlace(place)
                .setDecided(40)
                .setWon(won)
                .build();
    }

    private RequestSpecification as(UUID worker) {
        var token =
                new SessionTokens(keys.secret(), Duration.ofHours(1), Clock.systemUTC())
                        .issue(new WorkerId(worker))
                        .token();
        return given().header("Authorization", "Bearer " + token);
    }

    private ValidatableResponse show(UUID worker, String where, String name) {
        return as(worker)
                .contentType("application/json")
                .body(Map.of("name", name))
                .put("/v1/me/leaderboards/" + where)
                .then();
    }

    private void hide(UUID worker) {
        as(worker).delete("/v1/me/leaderboards/" + community).then().statusCode(204);
    }

    private ValidatableResponse board(String query) {
        return as(UUID.randomUUID())
                .get("/v1/communities/" + community + "/leaderboard" + query)
                .then();
    }

    private void assertShown(String... names) {
        board("").statusCode(200).body("workers.name", equalTo(List.of(names)));
    }

    private static void assertProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void showsWhoWantsToBeShownByHisNameAndNotByHisId() {
        show(anna, community, "Anna K.").statusCode(200).body("name", equalTo("Anna K."));
        assertShown("Anna K.");
        show(ben, community, "ben_2").statusCode(200);
        var board = board("?season=2026-Q3").statusCode(200);
        board.body("season", equalTo("2026-Q3"))
                .body("decidedMin", equalTo(20))
                .body("workers.place", equalTo(List.of(1, 2)))
                .body("workers.name", equalTo(List.of("ben_2", "Anna K.")))
                .body("workers.decided", equalTo(List.of(40, 40)))
                .body("workers.won", equalTo(List.of(38, 31)));
        var text = board.extract().asString();
        assertFalse(text.contains(anna.toString()) || text.contains(ben.toString()), text);
        var asked = FakeWork.latest(GetRankingRequest.class);
        assertEquals("2026-Q3", asked.getSeason());
        assertEquals(
                new TreeSet<>(List.of(anna.toString(), ben.toString())),
                new TreeSet<>(asked.getWorkerIdsList()));
    }

    @Test
    void tellsTheSeasonOfABoardThatShowsNobody() {
        show(anna, elsewhere, "Anna").statusCode(200);
        board("")
                .statusCode(200)
                .body("season", equalTo(FakeWork.SEASON_NOW))
                .body("decidedMin", equalTo(20))
                .body("workers", equalTo(List.of()));
    }

    @Test
    void aNameIsOneWorkersInACommunityInWhateverCase() {
        show(anna, community, "Žofie ΣΑΣ").statusCode(200);
        for (var same : List.of("Žofie ΣΑΣ", "žOFIE σας", " ŽOFIE  σασ\u00A0", "Z\u030Cofie ΣΑΣ")) {
            assertProblem(show(ben, community, same), 409, "name-taken");
        }
        show(ben, elsewhere, "Žofie ΣΑΣ").statusCode(200);
        show(anna, community, "žofie σας").statusCode(200);
        assertShown("žofie σας");
    }

    @Test
    void aNewNameTakesThePlaceOfTheOldWhichIsFreeAgain() {
        show(anna, community, "Anna").statusCode(200);
        show(anna, community, "Anna").statusCode(200);
        show(anna, community, "Joy").statusCode(200);
        assertShown("Joy");
        show(ben, community, "anna").statusCode(200);
        assertProblem(show(anna, community, "Anna"), 409, "name-taken");
        assertShown("anna", "Joy");
    }

    @Test
    void whoWantsItNoMoreIsGoneAtOnceAndNobodyElseIs() {
        show(anna, community, "Anna").statusCode(200);
        show(anna, elsewhere, "Anna").statusCode(200);
        show(ben, community, "Ben").statusCode(200);
        assertShown("Ben", "Anna");
        hide(anna);
        hide(anna);
        assertShown("Ben");
        var asked = FakeWork.latest(GetRankingRequest.class).getWorkerIdsList();
        assertEquals(List.of(ben.toString()), List.copyOf(asked));
        boards(ben).body("leaderboards.communityId", equalTo(List.of(community)));
        boards(anna).body("leaderboards.communityId", equalTo(List.of(elsewhere)));
        show(ben, community, "Anna").statusCode(200);
    }

    private ValidatableResponse boards(UUID worker) {
        return as(worker).get("/v1/me/leaderboards").then().statusCode(200);
    }

    @Test
    void tellsMeMyNamesAndNobodyElses() {
        boards(anna).body("leaderboards", equalTo(List.of()));
        show(anna, community, " Anna\u3000 K. ").statusCode(200).body("name", equalTo("Anna K."));
        show(ben, community, "Ben").statusCode(200);
        var mine = Map.of("communityId", community, "name", "Anna K.");
        boards(anna).body("leaderboards", equalTo(List.of(mine)));
    }

    @Test
    void refusesWhatIsNoName() {
        for (var name : List.of("", " x ", "a".repeat(60_000), "<b>", "ab\u202E")) {
            var answer = show(anna, community, name);
            assertProblem(answer, 400, "invalid-argument");
            answer.body("detail", startsWith("name "));
        }
        boards(anna).body("leaderboards", equalTo(List.of()));
    }

    @Test
    void showsNobodyWhoHasFinishedNothingThere() {
        var newcomer = UUID.randomUUID();
        assertProblem(show(newcomer, community, "Newcomer"), 409, "nothing-finished");
        boards(newcomer).body("leaderboards", equalTo(List.of()));
    }

    @Test
    void refusesABodyWithoutAName() {
        var path = "/v1/me/leaderboards/" + community;
        var json = as(anna).contentType("application/json");
        assertProblem(json.body("{}").put(path).then(), 400, "invalid-argument");
        assertProblem(json.body("{\"name\":null}").put(path).then(), 400, "invalid-argument");
        assertProblem(json.body("{\"name\":[]}").put(path).then(), 400, "malformed-json");
        var empty = as(anna).contentType("application/json");
        assertProblem(empty.put(path).then(), 400, "invalid-argument");
    }

    @Test
    void refusesASeasonThatIsNone() {
        for (var season : List.of("2026", "2026-Q0", "2026-Q5", "26-Q4", "2026-q4", "2026-Q44")) {
            var answer = board("?season=" + season);
            assertProblem(answer, 400, "invalid-argument");
            answer.body("detail", startsWith("season "));
        }
    }

    @Test
    void knowsNoBoardWhereThereIsNoCommunity() {
        for (var nowhere : List.of(UUID.randomUUID().toString(), "no-id")) {
            var path = "/v1/communities/" + nowhere + "/leaderboard";
            assertProblem(as(anna).get(path).then(), 404, "unknown-community");
            assertProblem(show(anna, nowhere, "Anna"), 404, "unknown-community");
        }
        boards(anna).body("leaderboards", equalTo(List.of()));
        var nowhere = "/v1/me/leaderboards/" + UUID.randomUUID();
        as(anna).delete(nowhere).then().statusCode(204).body(not(containsString("code")));
    }

    @Test
    void aFullBoardTakesNoNewNameButKeepsItsOwn() throws SQLException {
        show(anna, community, "Anna").statusCode(200);
        try (var connection = vault.getConnection();
                var fill =
                        connection.prepareStatement(
                                "INSERT INTO board_name (community, worker, name, folded) SELECT ?,"
                                        + " gen_random_uuid(), 'n' || i, 'n' || i"
                                        + " FROM generate_series(1, 9999) AS i")) {
            fill.setObject(1, UUID.fromString(community));
            fill.executeUpdate();
        }
        assertProblem(show(ben, community, "Ben"), 409, "leaderboard-full");
        show(anna, community, "Joy").statusCode(200);
        assertShown("Joy");
        assertEquals(10_000, FakeWork.latest(GetRankingRequest.class).getWorkerIdsCount());
        hide(anna);
        show(ben, community, "Ben").statusCode(200);
    }

    @Test
    void ofManyWhoWantOneNameAtOnceOneHasIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> wish =
                    () -> show(worked(UUID.randomUUID()), community, "Kim").extract().statusCode();
            var statuses = new ArrayList<Integer>();
            for (var each : threads.invokeAll(Collections.nCopies(16, wish))) {
                statuses.add(each.get());
            }
            assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
            assertEquals(15, Collections.frequency(statuses, 409), statuses.toString());
        }
    }
}
