/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community that the breaker stopped is let go on, and the demo says so. */
class JobWatchTest {
    private static final String RESET = "/v1/communities/home/breaker/reset";
    private static final String STOPPED =
            """
            {"state":"OPEN","items":9,"closed":2,
             "breaker":{"recentMicro":310000,"longRunMicro":880000}}
            """;

    private static final String STOPPED_ALONE =
            """
            {"jobId":"j1","state":"OPEN","items":9,
             "breaker":{"recentMicro":100000,"longRunMicro":880000,"jobOnly":true}}
            """;

    private final List<String> screen = new ArrayList<>();
    private StubGateway gateway;
    private JobWatch watch;

    @BeforeEach
    void found() throws Exception {
        gateway = new StubGateway().says("/v1/clients", "{\"apiKey\":\"key\"}");
        var founder = ClientCompany.signUp(gateway.client(), "Founder");
        watch = new JobWatch(founder, "home", screen::add);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static JsonNode job(String json) throws IOException {
        return ApiClient.JSON.readTree(json);
    }

    @Test
    void resetsTheBreakerAndSaysWhy() throws Exception {
        watch.progress(job(STOPPED));
        assertEquals(1, gateway.asked(RESET));
        assertEquals(1, watch.resets());
        assertTrue(
                screen.getFirst().contains("31 % of the last answers to gold"), screen::toString);
    }

    @Test
    void resetsTheJobThatIsStoppedAloneAndNotItsCommunity() throws Exception {
        watch.progress(job(STOPPED_ALONE));
        assertEquals(0, gateway.asked(RESET));
        assertEquals(1, gateway.asked("/v1/communities/home/jobs/j1/breaker/reset"));
        assertEquals(1, watch.resets());
        assertTrue(screen.getFirst().contains("stopped the job: 10 %"), screen::toString);
        assertEquals(
                "OPEN, 0 of 9 items closed, 0 votes, 0 passed over; the breaker stopped it alone",
                LabellingJob.standing(job(STOPPED_ALONE), new CrowdLog()));
    }

    @Test
    void resetsNothingThatGoesOn() throws Exception {
        watch.progress(job("{\"state\":\"OPEN\",\"breaker\":null}"));
        assertEquals(0, gateway.asked(RESET));
        assertTrue(screen.getFirst().contains("OPEN"), screen::toString);
    }

    /** What a job shows may be a moment old. */
    @Test
    void countsNoResetOfABreakerThatWasResetBefore() throws Exception {
        gateway.says(RESET, 409, "{\"code\":\"breaker-not-tripped\"}");
        watch.progress(job(STOPPED));
        assertEquals(0, watch.resets());
        gateway.says(RESET, 404, "{\"code\":\"unknown-community\"}");
        assertThrows(ApiException.class, () -> watch.progress(job(STOPPED)));
    }

    @Test
    void saysHowAJobStandsThatDoesNotEnd() throws Exception {
        var job =
                job(
                        STOPPED.strip().replaceFirst("}$", "")
                                + ",\"waitingFor\":{\"code\":\"X\",\"detail\":\"no worker is"
                                + " left\"}}");
        assertEquals(
                "OPEN, 2 of 9 items closed, 0 votes, 0 passed over; the breaker stopped its"
                        + " community; it waits: no worker is left",
                LabellingJob.standing(job, new CrowdLog()));
    }
}
