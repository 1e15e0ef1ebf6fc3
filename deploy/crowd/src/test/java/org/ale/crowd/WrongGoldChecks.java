/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.util.TreeMap;
import org.ale.eventsourcing.testing.Patience;

/**
 * A client who declares wrong answers stops his own job. The other job of the community, whose
 * known answers are right, is worked on to its end; and he may cancel his and has his money back.
 */
final class WrongGoldChecks {
    /** More than a round of the crowd decides: it still runs when the other stops. */
    private static final int HONEST_ITEMS = 400;

    private static final int WRONG_ITEMS = 120;

    /** Many, so that none is benched for missing what was wrong. */
    private static final int CROWD = 24;

    /** More than vouch for a crowd. */
    private static final int VOUCHING = 12;

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany founder;
    private final ClientCompany careless;
    private final String home;
    private final Members crowd;
    private final Dataset data = SyntheticCrowd.items("mixed", HONEST_ITEMS);
    private final LabellingJob honest;

    WrongGoldChecks(String gateway, ApiClient api, ClientCompany founder) throws Exception {
        this.gateway = gateway;
        this.api = api;
        this.founder = founder;
        careless = ClientCompany.signUp(api, "Client with wrong answers");
        home = founder.found("Mixed", "BALANCED");
        crowd = new Members(api, home, CROWD);
        honest = LabellingJob.post(founder, home, data, 0.3, 5);
    }

    void stopsTheJobThatDeclaresItAndNoOther() throws Exception {
        crowd.work(this::truth, this::hasVouched);
        var wrong = LabellingJob.post(careless, home, wrong(), 0.5, 6).jobId();
        try (var feed = new JobFeed(api, careless, wrong);
                var others = new JobFeed(api, founder, honest.jobId())) {
            crowd.work(this::truth, () -> !job(careless, wrong).path("breaker").isNull());
            var told = feed.await("breaker-tripped");
            assertEquals(wrong, told.path("jobId").asText());
            assertTrue(told.path("recentMicro").asInt() < told.path("longRunMicro").asInt());
            isSeenByItsFounder(wrong, told.path("at"));
            crowd.work(this::truth, () -> isCompleted(job(founder, honest.jobId())));
            others.await("completed");
            assertEquals(1, founder.breaker(home).path("jobs").size(), "it waits all the while");
            isRefundedTo(careless, wrong, feed);
        }
    }

    private void isSeenByItsFounder(String wrong, JsonNode at) throws Exception {
        var seen = founder.breaker(home);
        assertTrue(seen.path("community").isNull(), seen.toString());
        assertEquals(1, seen.path("jobs").size(), seen.toString());
        assertEquals(wrong, seen.at("/jobs/0/jobId").asText());
        assertEquals(at, seen.at("/jobs/0/breaker/trippedAt"));
        var shown = job(careless, wrong);
        assertTrue(shown.at("/breaker/jobOnly").asBoolean(), shown.toString());
        assertEquals("BREAKER_TRIPPED", shown.at("/waitingFor/code").asText());
        assertTrue(job(founder, honest.jobId()).path("breaker").isNull());
        assertThrows(ApiException.class, () -> careless.breaker(home));
        assertProblem(404, "unknown-community", reset(careless, "/jobs/" + wrong));
        assertProblem(409, "breaker-not-tripped", reset(founder, "/jobs/" + honest.jobId()));
        assertProblem(409, "breaker-not-tripped", reset(founder, ""));
    }

    private void isRefundedTo(ClientCompany client, String wrong, JobFeed feed) throws Exception {
        client.change(wrong, "cancel");
        var refunded = feed.await("completed").path("refundedBaseUnits");
        Patience.until(() -> job(client, wrong).path("refundedBaseUnits").equals(refunded));
        var end = job(client, wrong);
        assertEquals("CANCELLED", end.path("state").asText());
        assertEquals(
                units(end, "funded"),
                units(end, "paid").add(units(end, "fees")).add(units(end, "refunded")));
        var third = units(end, "funded").divide(BigInteger.valueOf(3));
        assertTrue(units(end, "refunded").compareTo(third) > 0, end.toString());
        assertTrue(end.path("breaker").isNull(), end.toString());
        assertEquals(0, founder.breaker(home).path("jobs").size());
        assertEquals("0", founder.ledger(home).path("imbalanceBaseUnits").asText());
    }

    /** The same items, each with the other answer for true. */
    private Dataset wrong() {
        var items = SyntheticCrowd.items("mixed", WRONG_ITEMS);
        var truth = new TreeMap<Integer, Integer>();
        items.truth().forEach((task, label) -> truth.put(task, 1 - label));
        return new Dataset("mixed", items.labels(), items.votes(), truth);
    }

    private int truth(JsonNode task) {
        return data.truth().getOrDefault(PostedItem.taskOf(task.path("content").asText()), 0);
    }

    private boolean hasVouched() {
        try {
            var closed = 0;
            for (var line : founder.results(honest.jobId())) {
                var isGold = line.path("gold").asBoolean();
                closed += isGold && line.path("state").asText().equals("RESOLVED") ? 1 : 0;
            }
            return closed >= VOUCHING;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isCompleted(JsonNode job) {
        return job.path("state").asText().equals("COMPLETED");
    }

    private static BigInteger units(JsonNode job, String sum) {
        return new BigInteger(job.path(sum + "BaseUnits").asText());
    }

    private static JsonNode job(ClientCompany client, String jobId) {
        try {
            return client.job(jobId);
        } catch (ApiException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawApi.Answer reset(ClientCompany client, String ofJob) throws Exception {
        var address = URI.create(gateway + "/v1/communities/" + home + ofJob + "/breaker/reset");
        return RawApi.post(address, client.apiKey(), "application/json", "", "");
    }
}
