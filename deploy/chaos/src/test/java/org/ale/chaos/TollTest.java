/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.ale.chaos.Toll.Blow;
import org.ale.crowd.ApiClient;
import org.ale.crowd.CrowdLog;
import org.ale.local.Part;
import org.junit.jupiter.api.Test;

/** A kill is over when commands are acknowledged, not when a process says that it is ready. */
class TollTest {
    private static final long MILLI = 1_000_000;

    private final Toll toll = new Toll();

    private JsonNode report() {
        var json = ApiClient.JSON.createObjectNode();
        toll.report(json, new CrowdLog());
        return json;
    }

    @Test
    void recoveryEndsWithTheAcknowledgement() {
        toll.killed(Part.JOBS, new Blow(5 * MILLI, 15 * MILLI, 45 * MILLI));
        assertEquals(40, report().at("/recoveryMs/p99").asDouble());
        assertEquals(10, report().at("/readyMs/p99").asDouble());
    }

    @Test
    void recoveryDoesNotEndBeforeTheProcessIsReady() {
        toll.killed(Part.STAKING, new Blow(0, 30 * MILLI, 20 * MILLI));
        assertEquals(30, report().at("/recoveryMs/p99").asDouble());
    }

    @Test
    void theSlowestOfThirtyIsThePercentile() {
        for (var kill = 1; kill <= 30; kill++) {
            toll.killed(Part.PAYMENT, new Blow(0, kill * MILLI, kill * MILLI));
        }
        assertEquals(30, report().at("/recoveryMs/p99").asDouble());
        assertEquals(15, report().at("/recoveryMs/p50").asDouble());
    }

    @Test
    void killsAreCountedByWhatWasKilled() {
        toll.killed(Part.KAFKA, new Blow(0, MILLI, MILLI));
        toll.killed(Part.POSTGRES, new Blow(0, MILLI, 2 * MILLI));
        toll.killed(Part.GATEWAY, new Blow(0, MILLI, 3 * MILLI));
        toll.zombie(true);
        toll.zombie(false);
        toll.paused(0);
        var json = report();
        assertEquals(3, json.path("kills").asInt());
        assertEquals(1, json.path("brokerKills").asInt());
        assertEquals(1, json.path("databaseKills").asInt());
        assertEquals(1, json.path("pauses").asInt());
        assertEquals(2, json.path("zombies").asInt());
        assertEquals(1, json.path("fenced").asInt());
        assertEquals(2, json.at("/recoveryMsOf/postgres/p50").asDouble());
    }
}
