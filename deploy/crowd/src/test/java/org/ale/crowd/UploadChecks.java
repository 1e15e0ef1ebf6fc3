/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.ale.crowd.RawApi.Answer;

/** What a client is told of items that cannot be taken. */
final class UploadChecks {
    private final String gateway;
    private final ClientCompany company;

    UploadChecks(String gateway, ClientCompany company) {
        this.gateway = gateway;
        this.company = company;
    }

    /** Of a job of three items. */
    void namesTheLinesAndChangesNothing(String job) throws Exception {
        var csv = upload(job, "text/csv", "content,gold\na,yes\nb,maybe\n,no\n");
        assertProblem(422, "invalid-items", csv);
        assertEquals(3, csv.body().at("/errors/0/line").asInt());
        assertEquals("unknown-label", csv.body().at("/errors/0/code").asText());
        assertEquals(4, csv.body().at("/errors/1/line").asInt());
        var jsonl = upload(job, "application/x-ndjson", "{\"content\":\"a\"}\n{broken\n");
        assertProblem(422, "invalid-items", jsonl);
        assertEquals(2, jsonl.body().at("/errors/0/line").asInt());
        assertProblem(422, "item-count-mismatch", upload(job, "text/csv", "content\na\nb\n"));
        assertEquals(0, company.job(job).path("itemsArrived").asInt());
    }

    private Answer upload(String job, String type, String text) throws Exception {
        var address = URI.create(gateway + "/v1/jobs/" + job + "/items");
        return RawApi.post(address, company.apiKey(), type, text, "");
    }
}
