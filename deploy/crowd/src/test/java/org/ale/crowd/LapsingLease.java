/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A task that is held until its lease has run out: the shortest one that a community may set. */
final class LapsingLease {
    private static final int LEASE_SECONDS = 30;
    private static final Duration LAPSED = Duration.ofSeconds(LEASE_SECONDS + 1);

    private final Hand hand;
    private final String path;
    private final String token;
    private final String pool;
    private final Instant lapsed = Instant.now().plus(LAPSED);

    private LapsingLease(Hand hand, String path, String token, String pool) {
        this.hand = hand;
        this.path = path;
        this.token = token;
        this.pool = pool;
    }

    /** A worker is dealt a task of a community with short leases. */
    static LapsingLease take(ApiClient api, String gateway, ClientCompany company)
            throws Exception {
        var founded =
                RawApi.post(
                        URI.create(gateway + "/v1/communities"),
                        company.apiKey(),
                        "application/json",
                        "{\"name\":\"Short leases\",\"template\":\"BALANCED\","
                                + "\"overrides\":{\"leaseSeconds\":\"%d\"}}"
                                        .formatted(LEASE_SECONDS),
                        "");
        assertEquals(201, founded.status(), founded.body().toString());
        var home = founded.body().path("communityId").asText();
        LabellingJob.post(company, home, SyntheticCrowd.items("leases", 20), 0, 3);
        var worker = WorkerAccount.signUp(api);
        worker.join(api, home);
        var hand = new Hand(api);
        var path = "/v1/communities/" + home;
        return new LapsingLease(hand, path, worker.token(), hand.dealt(path, worker.token()));
    }

    String communityId() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What became of an answer that is given after the end of the lease. */
    JsonNode answeredLate() throws Exception {
        var left = Duration.between(Instant.now(), lapsed);
        if (left.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(left.toNanos());
        }
        return hand.answer(path, token, "late", pool, 1);
    }
}
