/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

/** Which answers are taken. */
final class AnswerChecks {
    private final String gateway;
    private final ApiClient api;
    private final ClientCompany company;

    AnswerChecks(String gateway, ApiClient api, ClientCompany company) {
        this.gateway = gateway;
        this.api = api;
        this.company = company;
    }

    void oneOfEachWorkerAndNoneThatWasNotDealt() throws Exception {
        var home = company.found("Answers", "BALANCED");
        var job = LabellingJob.post(company, home, SyntheticCrowd.items("answers", 20), 0.1, 3);
        var worker = WorkerAccount.signUp(api);
        var token = worker.token();
        var path = "/v1/communities/" + home;
        var deck = URI.create(gateway + path + "/deck");
        assertProblem(409, "not-a-member", RawApi.post(deck, token, "application/json", "{}", ""));
        worker.join(api, home);
        var hand = new Hand(api);
        var pool = hand.dealt(path, token);
        var first = hand.answer(path, token, "a1", pool, 1);
        assertTrue(first.path("accepted").asBoolean(), first.toString());
        assertEquals(first, hand.answer(path, token, "a1", pool, 1));
        assertEquals(
                "already-answered", hand.answer(path, token, "a2", pool, 0).path("code").asText());
        assertEquals(
                "unknown-label",
                hand.answer(path, token, "a3", hand.dealt(path, token), 7).path("code").asText());
        var stranger = WorkerAccount.signUp(api);
        stranger.join(api, home);
        assertEquals(
                "not-dealt",
                hand.answer(path, stranger.token(), "a4", pool, 1).path("code").asText());
        company.change(job.jobId(), "cancel");
    }
}
