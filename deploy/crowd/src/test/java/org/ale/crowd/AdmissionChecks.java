/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.ale.crowd.RawApi.Answer;

/** A community that asks for reputation in another one, through the public API alone. */
final class AdmissionChecks {
    private static final int ITEMS = 6;
    private static final int PUPILS = 8;
    private static final long REP_MICRO = 1_000_000;

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
        var door = founded(school, earned);
        var higher = founded(school, earned + 1);
        var refused = join(higher, worker);
        assertProblem(409, "requirements-missing", refused);
        var detail = refused.body().path("detail").asText();
        assertTrue(detail.contains(Long.toString(earned + 1)), detail);
        assertProblem(409, "requirements-missing", join(door, WorkerAccount.signUp(api)));
        assertEquals(201, join(door, worker).status());
    }

    private String founded(String where, long reputationMicro) throws Exception {
        var body =
                "{\"name\":\"Guild\",\"template\":\"BALANCED\",\"requirements\":"
                        + "[{\"communityId\":\"%s\",\"minReputationMicro\":%d}]}"
                                .formatted(where, reputationMicro);
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
