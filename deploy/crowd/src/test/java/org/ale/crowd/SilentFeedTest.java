/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.ale.eventsourcing.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the system decided about an answer must have come by the feed of its worker. */
class SilentFeedTest {
    private static final String DECK = "/v1/communities/home/deck";
    private static final String ANSWERS = "/v1/communities/home/answers";
    private static final String FEED = "/v1/me/feed";
    private static final String FIRST_PAGE = "/v1/me/outcomes?pageToken=";

    private StubGateway gateway;

    @BeforeEach
    void dealOneTask() throws IOException {
        gateway =
                new StubGateway()
                        .says("/v1/workers", "{\"workerId\":\"ana\"}")
                        .says("/v1/workers/ana/challenges", "{\"challenge\":\"c\"}")
                        .says("/v1/workers/ana/sessions", "{\"token\":\"t\"}")
                        .says(DECK, "{\"tasks\":[{\"poolId\":\"job:1\",\"content\":\"a #1\"}]}")
                        .says(ANSWERS, "{\"outcomes\":[{\"accepted\":true}]}")
                        .says(FIRST_PAGE, "{\"outcomes\":[],\"nextPageToken\":\"2\"}")
                        .says(FIRST_PAGE + "2", "{\"outcomes\":[{\"poolId\":\"job:1\"}]}");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Crowd answered() throws Exception {
        var crowd = new Crowd(gateway.client());
        crowd.join("home", _ -> 1, Pace.UNLIMITED);
        crowd.start();
        Patience.until(() -> crowd.log().votes() > 0, () -> "no vote");
        gateway.says(DECK, "{\"tasks\":[]}");
        return crowd;
    }

    @Test
    void missesAnOutcomeThatTheFeedNeverTold() throws Exception {
        try (var crowd = answered()) {
            assertEquals(1, crowd.missed());
        }
    }

    @Test
    void missesNothingThatWasTold() throws Exception {
        gateway.says(FEED, "id: 1\nevent: credit\ndata: {\"poolId\":\"job:1\"}\n\n");
        try (var crowd = answered()) {
            Patience.until(() -> crowd.log().unheard() == 0, () -> "nothing is heard");
            assertEquals(0, crowd.missed());
        }
    }

    /** It came too late for its pool: nothing became of it. */
    @Test
    void missesNothingThatHasNoOutcome() throws Exception {
        gateway.says(FIRST_PAGE + "2", "{\"outcomes\":[]}");
        try (var crowd = answered()) {
            assertEquals(1, crowd.log().unheard());
            assertEquals(0, crowd.missed());
        }
    }
}
