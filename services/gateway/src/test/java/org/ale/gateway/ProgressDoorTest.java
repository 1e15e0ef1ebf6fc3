/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.ale.schemas.reputation.v1.CommunityProgress;
import org.ale.schemas.reputation.v1.GetProgressResponse;
import org.ale.schemas.reputation.v1.Quest;
import org.ale.schemas.reputation.v1.SeasonScore;
import org.junit.jupiter.api.Test;

/** A worker is told how far he has come; his level waits until his score is shown. */
@QuarkusTest
class ProgressDoorTest {
    @Inject SigningKeys keys;

    private final String community = UUID.randomUUID().toString();
    private final UUID worker = UUID.randomUUID();

    private ValidatableResponse progress() {
        var token =
                new SessionTokens(keys.secret(), Duration.ofHours(1), Clock.systemUTC())
                        .issue(new WorkerId(worker))
                        .token();
        return given().header("Authorization", "Bearer " + token).get("/v1/me/progress").then();
    }

    private void reached(CommunityProgress.Builder progress) {
        FakeWork.PROGRESS.put(
                worker.toString(),
                GetProgressResponse.newBuilder()
                        .addCommunities(progress.setCommunityId(community))
                        .build());
    }

    @Test
    void tellsAllThatIsReached() {
        reached(
                CommunityProgress.newBuilder()
                        .setLevel(2)
                        .setNextLevelMicro(30_000_000_000L)
                        .setSeason(
                                SeasonScore.newBuilder()
                                        .setSeason("2026-Q4")
                                        .setDecided(12)
                                        .setWon(10))
                        .setStreakDays(3)
                        .setLongestStreakDays(9)
                        .addBadges("FIRST_AGREEMENT")
                        .addBadges("HUNDRED_AGREEMENTS")
                        .addQuests(
                                Quest.newBuilder()
                                        .setQuest("THREE_DAYS_THIS_WEEK")
                                        .setDone(2)
                                        .setGoal(3)));
        progress()
                .statusCode(200)
                .body("communities.size()", equalTo(1))
                .body("communities[0].communityId", equalTo(community))
                .body("communities[0].level", equalTo(2))
                .body("communities[0].nextLevelMicro", equalTo(30_000_000_000L))
                .body("communities[0].season.season", equalTo("2026-Q4"))
                .body("communities[0].season.decided", equalTo(12))
                .body("communities[0].season.won", equalTo(10))
                .body("communities[0].streakDays", equalTo(3))
                .body("communities[0].longestStreakDays", equalTo(9))
                .body(
                        "communities[0].badges",
                        equalTo(List.of("FIRST_AGREEMENT", "HUNDRED_AGREEMENTS")))
                .body("communities[0].quests[0].quest", equalTo("THREE_DAYS_THIS_WEEK"))
                .body("communities[0].quests[0].done", equalTo(2))
                .body("communities[0].quests[0].goal", equalTo(3));
    }

    @Test
    void hidesTheLevelAsLongAsTheScore() {
        reached(CommunityProgress.newBuilder().setStreakDays(1));
        progress()
                .statusCode(200)
                .body("communities[0]", hasKey("level"))
                .body("communities[0].level", nullValue())
                .body("communities[0]", hasKey("nextLevelMicro"))
                .body("communities[0].nextLevelMicro", nullValue())
                .body("communities[0].streakDays", equalTo(1))
                .body("communities[0].badges", equalTo(List.of()));
    }

    @Test
    void tellsWhoHasDoneNothingNothing() {
        progress().statusCode(200).body("communities", equalTo(List.of()));
    }

    @Test
    void saysInTheContractWhatMayBeNull() throws Exception {
        var fields = Operation.contract().at("/components/schemas/Progress/properties");
        for (var field : List.of("level", "nextLevelMicro")) {
            var types = fields.at("/" + field + "/type").toString();
            assertTrue(types.contains("null"), field + types);
        }
    }
}
