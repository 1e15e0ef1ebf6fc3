/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.ale.crowd.ApiClient.Caller;
import org.ale.crowd.RawApi.Answer;

/** Members change what holds in their community, through the public API alone. */
final class GovernanceChecks {
    private static final long REP_MICRO = 1_000_000;
    private static final String RAISE = "{\"overrides\":{\"repPotMicro\":\"2000000\"}}";

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany founder;
    private final String home;
    private final Members members;

    GovernanceChecks(String gateway, ApiClient api, ClientCompany founder) throws Exception {
        this.gateway = gateway;
        this.api = api;
        this.founder = founder;
        var founded =
                RawApi.post(
                        URI.create(gateway + "/v1/communities"),
                        founder.apiKey(),
                        "application/json",
                        "{\"name\":\"Republic\",\"template\":\"BALANCED\",\"overrides\":"
                                + "{\"delayHours\":\"0\",\"proposeMinMicro\":\"1000000\","
                                + "\"visibleAfter\":\"0\"}}",
                        "");
        home = founded.body().path("communityId").asText();
        members = new Members(api, home, 8);
    }

    /** Reputation is earned, then proposed with and voted with; what passes holds from then on. */
    void membersDecide() throws Exception {
        refusesWhoMayNotPropose();
        var first = label(12);
        members.awaitMinted(12 * REP_MICRO, first);
        var proposed = vote("", members.accounts().getFirst(), RAISE);
        assertEquals(201, proposed.status(), proposed.body().toString());
        assertEquals(1, proposed.body().path("proposal").asInt());
        refusesWhoMayNotVote();
        var opened = openAndDeal();
        passes(1);
        var community = community();
        assertEquals(2, community.path("parametersVersion").asInt());
        assertEquals("2000000", community.at("/parameters/repPotMicro").asText());
        finish(opened);
        // A pool keeps the parameters it was opened with.
        members.awaitMinted(REP_MICRO, opened);
        members.awaitMinted(2 * REP_MICRO, label(1));
    }

    /** With a delay what passes is pending, and its founder cannot take it back. */
    void whatMembersDecidedWaitsAndStays() throws Exception {
        vote("", members.accounts().getFirst(), "{\"overrides\":{\"delayHours\":\"1\"}}");
        passes(2);
        vote("", members.accounts().getFirst(), "{\"overrides\":{\"repPotMicro\":\"3000000\"}}");
        passes(3);
        var community = community();
        assertEquals("2000000", community.at("/parameters/repPotMicro").asText());
        var pending = community.at("/pending/0");
        assertEquals("3000000", pending.at("/parameters/repPotMicro").asText());
        var from = Instant.parse(pending.path("effectiveFrom").asText());
        assertTrue(from.isAfter(Instant.now().plus(Duration.ofMinutes(50))), from.toString());
        var version = pending.path("version").asInt();
        assertProblem(
                409,
                "voted-by-members",
                post("/parameters/" + version + "/cancel", founder.apiKey(), ""));
    }

    private void refusesWhoMayNotPropose() throws Exception {
        var poor = vote("", members.accounts().getFirst(), RAISE);
        assertProblem(409, "reputation-too-low", poor);
        assertTrue(poor.body().path("detail").asText().contains("1000000"), poor.toString());
        assertProblem(409, "not-a-member", vote("", WorkerAccount.signUp(api), RAISE));
    }

    private void refusesWhoMayNotVote() throws Exception {
        var rich = members.accounts().getFirst();
        assertProblem(
                422,
                "parameter-out-of-range",
                vote("", rich, "{\"overrides\":{\"protocolFeeBps\":\"0\"}}"));
        assertProblem(409, "not-a-member", vote("/1/ballots", WorkerAccount.signUp(api), yes()));
        var newcomer = WorkerAccount.signUp(api);
        newcomer.join(api, home);
        assertProblem(409, "reputation-too-low", vote("/1/ballots", newcomer, yes()));
        assertProblem(409, "proposal-not-open", vote("/9/ballots", rich, yes()));
    }

    /** All vote for it in turn; it passes with the ballot that brings more than half. */
    private void passes(int number) throws Exception {
        var cast = 0L;
        for (var member : members.accounts()) {
            var before = proposal(number);
            var ballot = vote("/" + number + "/ballots", member, yes());
            if (!before.path("state").asText().equals("OPEN")) {
                assertProblem(409, "proposal-not-open", ballot);
                continue;
            }
            assertEquals(200, ballot.status(), ballot.body().toString());
            cast += ballot.body().path("weightMicro").asLong();
            var after = proposal(number);
            assertEquals(cast, after.path("yesMicro").asLong());
            var isCarried = 2 * cast > after.path("electorateMicro").asLong();
            assertEquals(isCarried ? "PASSED" : "OPEN", after.path("state").asText());
            if (!isCarried) {
                assertProblem(409, "already-voted", vote("/" + number + "/ballots", member, yes()));
            }
        }
        assertEquals("PASSED", proposal(number).path("state").asText());
    }

    private static String yes() {
        return "{\"yes\":true}";
    }

    private JsonNode proposal(int number) throws Exception {
        var caller = Caller.with(founder.apiKey());
        var page = api.get("/v1/communities/" + home + "/proposals", caller).path("proposals");
        return page.get(page.size() - number);
    }

    private JsonNode community() throws Exception {
        return api.get("/v1/communities/" + home, Caller.with(founder.apiKey()));
    }

    private Answer vote(String path, WorkerAccount worker, String body) throws Exception {
        return post("/proposals" + path, worker.token(), body);
    }

    private Answer post(String path, String token, String body) throws Exception {
        var address = URI.create(gateway + "/v1/communities/" + home + path);
        return RawApi.post(address, token, "application/json", body, "");
    }

    private String label(int items) throws Exception {
        var job = post(items);
        finish(job);
        return job;
    }

    private String post(int items) throws Exception {
        var data = SyntheticCrowd.items("republic", items);
        return LabellingJob.post(founder, home, data, 0, 1).jobId();
    }

    /** A job whose only pool is open, which somebody has in hand. */
    private String openAndDeal() throws Exception {
        var job = post(1);
        new Hand(api).dealt("/v1/communities/" + home, members.accounts().getLast().token());
        return job;
    }

    private void finish(String job) throws Exception {
        members.work(_ -> 1, () -> isCompleted(job));
    }

    private boolean isCompleted(String job) {
        try {
            return founder.job(job).path("state").asText().equals("COMPLETED");
        } catch (ApiException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
