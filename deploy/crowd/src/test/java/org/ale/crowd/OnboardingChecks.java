/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import org.ale.crowd.RawApi.Answer;

/** The platform's first community through the real gateway: what it asks, and whom it lets in. */
final class OnboardingChecks {
    private final String gateway;
    private final ApiClient api;
    private final Path root;

    OnboardingChecks(String gateway, ApiClient api, Path root) {
        this.gateway = gateway;
        this.api = api;
        this.root = root;
    }

    /** Who knows nine tenths is let in, and into what the set opens. */
    void eighteenOfTwentyPass() throws Exception {
        var worker = WorkerAccount.signUp(api);
        var journey = new OnboardingJourney(api, worker, root);
        assertProblem(409, "onboarding-missing", join(OnboardingJourney.BOT_OR_NOT, worker));
        assertProblem(
                409, "requirements-missing", join(OnboardingJourney.IMAGE_RECOGNITION, worker));
        var first = journey.deck();
        assertEquals("RUNNING", first.at("/onboarding/state").asText());
        assertEquals(10, first.path("tasks").size());
        assertEquals(10, journey.answer(first, 2).at("/onboarding/answered").asInt());
        assertEquals(10, journey.standing().path("answered").asInt());
        assertEquals("PASSED", journey.answer(journey.deck(), 0).at("/onboarding/state").asText());
        assertEquals(18, journey.standing().path("correct").asInt());
        worker.join(api, OnboardingJourney.BOT_OR_NOT);
        worker.join(api, OnboardingJourney.IMAGE_RECOGNITION);
    }

    /** Who knows less may try again a day later. */
    void seventeenOfTwentyWaitADay() throws Exception {
        var worker = WorkerAccount.signUp(api);
        var journey = new OnboardingJourney(api, worker, root);
        journey.answer(journey.deck(), 2);
        var end = journey.answer(journey.deck(), 1);
        assertEquals("FAILED", end.at("/onboarding/state").asText());
        assertEquals(17, end.at("/onboarding/correct").asInt());
        assertTrue(end.at("/onboarding/retryAt").isTextual(), end.toString());
        var path = "/v1/communities/" + OnboardingJourney.BOT_OR_NOT + "/deck";
        assertProblem(409, "retry-too-early", post(path, worker, "{}"));
        assertProblem(409, "onboarding-missing", join(OnboardingJourney.BOT_OR_NOT, worker));
    }

    private Answer join(String community, WorkerAccount worker) throws Exception {
        var path = "/v1/communities/" + community + "/members";
        return post(path, worker, "");
    }

    private Answer post(String path, WorkerAccount worker, String body) throws Exception {
        return RawApi.post(
                URI.create(gateway + path), worker.token(), "application/json", body, "");
    }
}
