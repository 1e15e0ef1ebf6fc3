/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import org.ale.crowd.RawApi.Answer;
import org.ale.crowd.chain.ChainWorker;
import org.ale.crowd.chain.LocalChain;
import org.ale.eventsourcing.testing.Patience;

/** A community that asks for reputation in another one, or for a stake, by the public API alone. */
final class AdmissionChecks {
    private static final int ITEMS = 6;
    private static final int PUPILS = 8;
    private static final long REP_MICRO = 1_000_000;
    private static final BigInteger STAKE = BigInteger.TEN.pow(18);

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany founder;

    AdmissionChecks(String gateway, ApiClient api, ClientCompany founder) {
        this.gateway = gateway;
        this.api = api;
        this.founder = founder;
    }

    /** Who has exactly what is asked for is let in; who lacks the smallest unit of it is not. */
    void reputationOpensTheDoor() throws Exception {
        var visible = ApiClient.JSON.createObjectNode().put("visibleAfter", "0");
        var school = founder.found("School", "BALANCED", visible);
        var pupils = new Members(api, school, PUPILS);
        var data = SyntheticCrowd.items("school", ITEMS);
        var job = LabellingJob.post(founder, school, data, 0, 1).jobId();
        pupils.work(_ -> 1, () -> pupils.minted(job) == ITEMS * REP_MICRO);
        var worker =
                pupils.accounts().stream()
                        .filter(pupil -> pupils.minted(pupil, job) > 0)
                        .findFirst()
                        .orElseThrow();
        var earned = pupils.minted(worker, job);
        var door = founded(reputation(school, earned));
        var higher = founded(reputation(school, earned + 1));
        var refused = join(higher, worker);
        assertProblem(409, "requirements-missing", refused);
        var detail = refused.body().path("detail").asText();
        assertTrue(detail.contains(Long.toString(earned + 1)), detail);
        assertProblem(409, "requirements-missing", join(door, WorkerAccount.signUp(api)));
        assertEquals(201, join(door, worker).status());
    }

    /** Who has staked what is asked for on the chain is let in, and nobody else. */
    void aStakeOpensTheDoor(LocalChain chain) throws Exception {
        var door = founded("{\"minStakeBaseUnits\":\"%s\"}".formatted(STAKE));
        var worker = ChainWorker.link(api, WorkerAccount.signUp(api));
        var refused = join(door, worker.account());
        assertProblem(409, "requirements-missing", refused);
        var detail = refused.body().path("detail").asText();
        assertTrue(detail.contains(STAKE + " base units; your stake is 0"), detail);
        worker.stake(chain, STAKE);
        Patience.until(() ->
                api.get("/v1/me/stake", worker.account().caller())
                        .path("stakedBaseUnits")
                        .asText()
                        .equals(STAKE.toString()));
        assertEquals(201, join(door, worker.account()).status());
        assertProblem(409, "requirements-missing", join(door, WorkerAccount.signUp(api)));
    }

    private static String reputation(String where, long reputationMicro) {
        return "{\"communityId\":\"%s\",\"minReputationMicro\":%d}"
                .formatted(where, reputationMicro);
    }

    private String founded(String requirement) throws Exception {
        var body =
                "{\"name\":\"Guild\",\"template\":\"BALANCED\",\"requirements\":[%s]}"
                        .formatted(requirement);
        var founded = post("/v1/communities", founder.apiKey(), body);
        assertEquals(201, founded.status(), founded.body().toString());
        return founded.body().path("communityId").asText();
    }

    private Answer join(String community, WorkerAccount worker) throws Exception {
        return post("/v1/communities/" + community + "/members", worker.token(), "");
    }

    private Answer post(String path, String token, String body) throws Exception {
        return RawApi.post(URI.create(gateway + path), token, "application/json", body, "");
    }
}
