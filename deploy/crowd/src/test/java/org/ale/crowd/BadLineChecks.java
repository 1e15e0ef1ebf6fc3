/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.ale.eventsourcing.testing.Patience;

/** Workers whose connections break all the time finish a job and hear of every payment. */
final class BadLineChecks {
    private static final int WORKERS = 10;
    private static final int ITEMS = 60;
    private static final int CUTS_MIN = 50;
    private static final Duration JOB_PATIENCE = Duration.ofMinutes(4);

    private final String gateway;
    private final ApiClient api;
    private final ClientCompany company;

    BadLineChecks(String gateway, ApiClient api, ClientCompany company) {
        this.gateway = gateway;
        this.api = api;
        this.company = company;
    }

    /** Of each worker: which credits his feed told, by name and pool. */
    private final Map<String, ConcurrentSkipListSet<String>> heard = new ConcurrentHashMap<>();

    void everyPaymentIsHeard() throws Exception {
        var home = company.found("Bad lines", "BALANCED");
        List<WorkerFeed> feeds = new ArrayList<>();
        try (var line = new BadLine(gateway, 1);
                var phone = new ApiClient(line.address(), Duration.ofMinutes(1));
                var crowd = new Crowd(phone)) {
            for (var worker = 0; worker < WORKERS; worker++) {
                crowd.join(home, SyntheticCrowd.worker(worker), Pace.UNLIMITED);
            }
            for (var account : crowd.accounts()) {
                var own = new ConcurrentSkipListSet<String>();
                heard.put(account.workerId(), own);
                feeds.add(new WorkerFeed(phone, account.token(), (event, data) -> hear(own, data)));
            }
            var job =
                    LabellingJob.post(
                            company, home, SyntheticCrowd.items("bad-lines", ITEMS), 0.1, 5);
            crowd.start();
            var done = job.await(crowd, JOB_PATIENCE, _ -> {});
            assertEquals("COMPLETED", done.path("state").asText());
            Patience.until(() -> outcomes(crowd) >= ITEMS);
            for (var account : crowd.accounts()) {
                hearsAll(account);
            }
            assertTrue(line.cuts() > CUTS_MIN, "the line was too good: " + line.cuts());
        } finally {
            feeds.forEach(WorkerFeed::close);
        }
    }

    private static void hear(ConcurrentSkipListSet<String> own, JsonNode data) {
        if (data.has("outcome")) {
            own.add(told(data));
        }
    }

    private static String told(JsonNode outcome) {
        return outcome.path("poolId").asText() + " " + outcome.path("paidBaseUnits").asText();
    }

    /** The ledger tells of them a little later than the job says that it is done. */
    private int outcomes(Crowd crowd) throws Exception {
        var told = 0;
        for (var account : crowd.accounts()) {
            told += outcomes(account).size();
        }
        return told;
    }

    /** What the ledger says became of his answers has come by the bad line. */
    private void hearsAll(WorkerAccount account) throws Exception {
        var own = heard.getOrDefault(account.workerId(), new ConcurrentSkipListSet<>());
        var outcomes = outcomes(account);
        Patience.until(
                () -> own.containsAll(outcomes), () -> "of " + outcomes + " he heard " + own);
    }

    private TreeSet<String> outcomes(WorkerAccount account) throws Exception {
        var latest = new TreeMap<String, String>();
        for (var token = ""; ; ) {
            var page = api.get("/v1/me/outcomes?pageToken=" + token, account.caller());
            for (var outcome : page.path("outcomes")) {
                latest.putIfAbsent(outcome.path("poolId").asText(), told(outcome));
            }
            token = page.path("nextPageToken").asText();
            if (token.isEmpty()) {
                return new TreeSet<>(latest.values());
            }
        }
    }
}
