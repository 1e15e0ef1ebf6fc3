/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;

/**
 * A crowd that has agreed to lie stops its community. The client of the job, who did not found the
 * community, sees why and goes on.
 */
final class BreakerChecks implements AutoCloseable {
    private static final int ITEMS = 150;

    /** Enough to fill a pool with a known answer; the breaker hears of it after five like votes. */
    private static final int CROWD = 12;

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany founder;
    private final ClientCompany client;
    private final String home;
    private final Members liars;
    private final LabellingJob job;
    private final Dataset data = SyntheticCrowd.items("flood", ITEMS);
    private final JobFeed feed;

    BreakerChecks(String gateway, ApiClient api, ClientCompany founder) throws Exception {
        this.gateway = gateway;
        this.api = api;
        this.founder = founder;
        client = ClientCompany.signUp(api, "Client of a flooded community");
        home = founder.found("Flooded", "BALANCED");
        liars = new Members(api, home, CROWD);
        job = LabellingJob.post(client, home, data, 0.2, 5);
        feed = new JobFeed(api, client, job.jobId());
    }

    /** The flood is seen in the feed and in the job, and nothing more is dealt. */
    void liesTripTheBreaker() throws Exception {
        liars.work(task -> 1 - truth(task), this::isStopped);
        var told = feed.await("breaker-tripped");
        assertTrue(told.path("recentMicro").asInt() < told.path("longRunMicro").asInt());
        assertEquals(told.path("at"), job().at("/breaker/trippedAt"));
        assertEquals("OPEN", job().path("state").asText());
        for (var member : new Members(api, home, 1).accounts()) {
            assertTrue(liars.deck(member).isEmpty());
        }
        assertProblem(404, "unknown-community", reset(client));
    }

    /** The founder resets; honest workers finish the job. */
    void honestWorkersGoOn() throws Exception {
        letGoOn();
        feed.await("breaker-reset");
        new Members(api, home, CROWD).work(this::truth, this::isCompletedOrGoesOn);
        settles("COMPLETED");
    }

    /** Who cancels is still told what his money waits for, and gets the rest at the reset. */
    void whoCancelsIsRefundedToTheUnit() throws Exception {
        client.change(job.jobId(), "cancel");
        assertEquals("CANCELLED", job().path("state").asText());
        assertFalse(job().path("breaker").isNull(), "money waits for the breaker");
        letGoOn();
        settles("CANCELLED");
    }

    /** The lies that wait may stop it again at once; after the last of them it goes on. */
    private void letGoOn() throws Exception {
        var answer = reset(founder);
        assertEquals(200, answer.status(), answer.body().toString());
        for (var again = 0; again < ITEMS && answer.status() == 200; again++) {
            answer = reset(founder);
        }
        assertProblem(409, "breaker-not-tripped", answer);
    }

    private boolean isCompletedOrGoesOn() {
        if (isStopped()) {
            try {
                letGoOn();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return job().path("state").asText().equals("COMPLETED");
    }

    private void settles(String state) throws Exception {
        var closed = feed.await("completed");
        var end = job();
        assertEquals(state, end.path("state").asText());
        for (var sum : new String[] {"paidBaseUnits", "feesBaseUnits", "refundedBaseUnits"}) {
            assertEquals(closed.path(sum), end.path(sum), sum);
        }
        assertEquals(
                units(end, "funded"),
                units(end, "paid").add(units(end, "fees")).add(units(end, "refunded")));
        assertTrue(units(end, "paid").signum() > 0);
        var ledger = founder.ledger(home);
        assertEquals("0", ledger.path("imbalanceBaseUnits").asText());
    }

    private static BigInteger units(JsonNode job, String sum) {
        return new BigInteger(job.path(sum + "BaseUnits").asText());
    }

    private int truth(JsonNode task) {
        var number = PostedItem.taskOf(task.path("content").asText());
        return data.truth().getOrDefault(number, 0);
    }

    private boolean isStopped() {
        return !job().path("breaker").isNull();
    }

    private JsonNode job() {
        try {
            return client.job(job.jobId());
        } catch (ApiException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawApi.Answer reset(ClientCompany company) throws Exception {
        var address = URI.create(gateway + "/v1/communities/" + home + "/breaker/reset");
        return RawApi.post(address, company.apiKey(), "application/json", "", "");
    }

    @Override
    public void close() {
        feed.close();
    }
}
