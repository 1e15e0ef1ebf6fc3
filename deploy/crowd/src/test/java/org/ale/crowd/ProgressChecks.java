/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.ale.eventsourcing.testing.Patience;

/** Workers see how far they are, and who wishes it is ranked, through the real gateway. */
final class ProgressChecks {
    private static final int ITEMS = 160;
    private static final int WORKERS = 6;
    private static final List<String> NAMES = List.of("Ada", "Ömer");

    private final ApiClient api;
    private final ClientCompany company;
    private final String community;

    /** Founds a community. */
    ProgressChecks(ApiClient api, ClientCompany company) throws Exception {
        this.api = api;
        this.company = company;
        community = company.found("Boards", "BALANCED");
    }

    /** What they read adds up to what they did, and nobody is shown who did not ask for it. */
    void whoWishesIsRankedAndNobodyElse() throws Exception {
        try (var crowd = new Crowd(api)) {
            for (var worker = 0; worker < WORKERS; worker++) {
                crowd.join(community, SyntheticCrowd.worker(worker), Pace.UNLIMITED);
            }
            assertThrows(ApiException.class, () -> wish(crowd.accounts()), "nobody has worked yet");
            var data = SyntheticCrowd.items("boards", ITEMS);
            var job = LabellingJob.post(company, community, data, 0.1, 5);
            crowd.start();
            job.await(crowd, Duration.ofMinutes(5), _ -> {});
            for (var account : crowd.accounts()) {
                addsUp(account);
            }
            assertEquals(0, board().path("workers").size(), "nobody wishes it");
            wish(crowd.accounts());
            rankedAsTheyWish(crowd.accounts());
        }
    }

    private void wish(List<WorkerAccount> accounts) throws Exception {
        for (var index = 0; index < NAMES.size(); index++) {
            api.put(
                    "/v1/me/leaderboards/" + community,
                    accounts.get(index).caller(),
                    ApiClient.JSON.createObjectNode().put("name", NAMES.get(index)));
        }
    }

    private JsonNode progress(WorkerAccount account) throws Exception {
        for (var each : api.get("/v1/me/progress", account.caller()).path("communities")) {
            if (each.path("communityId").asText().equals(community)) {
                return each;
            }
        }
        return ApiClient.JSON.createObjectNode();
    }

    /** What moved a worker's reputation there: a verdict that was undone takes one away. */
    private int decided(WorkerAccount account) throws Exception {
        var decided = 0;
        for (var token = ""; ; ) {
            var page =
                    api.get(
                            "/v1/me/reputation/changes?communityId=%s&pageToken=%s"
                                    .formatted(community, token),
                            account.caller());
            for (var each : page.path("changes")) {
                decided +=
                        switch (each.path("reason").asText()) {
                            case "WON", "DID_NOT_WIN" -> 1;
                            case "REVERSED" -> -1;
                            case "UNRESOLVED" -> 0;
                            default -> throw new AssertionError(each.toString());
                        };
            }
            token = page.path("nextPageToken").asText();
            if (token.isEmpty()) {
                return decided;
            }
        }
    }

    private void addsUp(WorkerAccount account) throws Exception {
        var seen = new AtomicReference<>("");
        Patience.until(
                () -> {
                    var decided = decided(account);
                    var season = progress(account).path("season");
                    seen.set(season + " of " + decided);
                    return decided > 0 && season.path("decided").asInt() == decided;
                },
                seen::get);
        var progress = progress(account);
        assertTrue(progress.path("streakDays").asInt() >= 1, progress.toString());
        assertEquals("FIRST_AGREEMENT", progress.path("badges").path(0).asText());
        assertTrue(progress.path("level").asInt() > 1, progress.toString());
    }

    private JsonNode board() throws Exception {
        return api.get(
                "/v1/communities/" + community + "/leaderboard",
                ApiClient.Caller.with(company.apiKey()));
    }

    private void rankedAsTheyWish(List<WorkerAccount> accounts) throws Exception {
        var board = board();
        var expected = new TreeMap<String, String>();
        for (var index = 0; index < NAMES.size(); index++) {
            var season = progress(accounts.get(index)).path("season");
            if (season.path("decided").asInt() >= board.path("decidedMin").asInt()) {
                expected.put(
                        NAMES.get(index), season.path("won") + " of " + season.path("decided"));
            }
        }
        assertFalse(expected.isEmpty(), "nobody did enough to be ranked");
        var shown = new TreeMap<String, String>();
        for (var each : board.path("workers")) {
            shown.put(each.path("name").asText(), each.path("won") + " of " + each.path("decided"));
        }
        assertEquals(expected, shown);
        for (var account : accounts) {
            assertFalse(board.toString().contains(account.workerId()), "a board names no worker");
        }
    }
}
