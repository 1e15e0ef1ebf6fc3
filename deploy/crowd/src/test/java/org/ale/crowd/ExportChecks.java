/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A client downloads labels while workers still make them. */
final class ExportChecks {
    private static final int ITEMS = 3_000;
    private static final int WORKERS = 6;
    private static final int EXPORTS_MAX = 2_000;

    private final ApiClient api;
    private final ClientCompany company;

    ExportChecks(ApiClient api, ClientCompany company) {
        this.api = api;
        this.company = company;
    }

    /** Each export has every item once and in order, however many of them are decided. */
    void isWholeWhileTheJobRuns() throws Exception {
        var home = company.found("Export", "BALANCED");
        try (var crowd = new Crowd(api)) {
            for (var worker = 0; worker < WORKERS; worker++) {
                crowd.join(home, SyntheticCrowd.worker(worker), Pace.UNLIMITED);
            }
            var data = SyntheticCrowd.items("export", ITEMS);
            var job = LabellingJob.post(company, home, data, 0.1, 11);
            assertEquals(0, decided(company.results(job.jobId())));
            crowd.start();
            assertTrue(decidedAtLast(job.jobId()) < ITEMS, "it ended before it was looked at");
            assertEquals("OPEN", company.job(job.jobId()).path("state").asText());
            company.change(job.jobId(), "cancel");
            assertEquals(List.of(), List.copyOf(crowd.failures()));
        }
    }

    /** How many are decided in the first export that has some. */
    private long decidedAtLast(String job) throws Exception {
        for (var export = 0; export < EXPORTS_MAX; export++) {
            var decided = decided(company.results(job));
            if (decided > 0) {
                return decided;
            }
        }
        throw new AssertionError("nothing was ever decided");
    }

    private static long decided(List<JsonNode> export) {
        assertEquals(ITEMS, export.size());
        for (var item = 0; item < ITEMS; item++) {
            var line = export.get(item);
            assertEquals(item, line.path("item").asInt());
            var isResolved = line.path("state").asText().equals("RESOLVED");
            assertEquals(isResolved, line.path("label").isTextual(), line.toString());
        }
        return export.stream().filter(line -> !line.path("state").asText().equals("OPEN")).count();
    }
}
