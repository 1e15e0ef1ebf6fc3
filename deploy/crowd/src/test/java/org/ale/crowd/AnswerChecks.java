/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.ale.local.Options;

/** Which answers are taken. */
final class AnswerChecks {
    private final Options options;
    private final ApiClient api;
    private final ClientCompany company;

    AnswerChecks(Options options, ApiClient api, ClientCompany company) {
        this.options = options;
        this.api = api;
        this.company = company;
    }

    void oneOfEachWorkerAndNoneThatWasNotDealt() throws Exception {
        var home = company.found("Answers", "BALANCED");
        var job = LabellingJob.post(company, home, SyntheticCrowd.items("answers", 20), 0.1, 3);
        var worker = WorkerAccount.signUp(api);
        var token = worker.token();
        var path = "/v1/communities/" + home;
        var deck = URI.create(options.gateway() + path + "/deck");
        assertProblem(409, "not-a-member", RawApi.post(deck, token, "application/json", "{}", ""));
        worker.join(api, home);
        var hand = new Hand(api);
        var pool = hand.dealt(path, token);
        var first = hand.answer(path, token, "a1", pool, 1);
        assertTrue(first.path("accepted").asBoolean(), first.toString());
        var another = hand.dealt(path, token);
        var stranger = WorkerAccount.signUp(api);
        stranger.join(api, home);
        LoggedFacts.ofAnswers(options, home)
                .areNotChangedBy(() -> {
                    assertEquals(first, hand.answer(path, token, "a1", pool, 1));
                    assertEquals("already-answered", code(hand.answer(path, token, "a2", pool, 0)));
                    assertEquals("unknown-label", code(hand.answer(path, token, "a3", another, 7)));
                    assertEquals(
                            "not-dealt", code(hand.answer(path, stranger.token(), "a4", pool, 1)));
                });
        company.change(job.jobId(), "cancel");
    }

    private static String code(JsonNode outcome) {
        return outcome.path("code").asText();
    }
}
