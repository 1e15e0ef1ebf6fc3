/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;

/** A task is held for as long as the founder said, and no longer. */
final class LeaseChecks {
    private final String gateway;
    private final ApiClient api;
    private final ClientCompany company;

    LeaseChecks(String gateway, ApiClient api, ClientCompany company) {
        this.gateway = gateway;
        this.api = api;
        this.company = company;
    }

    private RawApi.Answer found(String leaseSeconds) throws Exception {
        return RawApi.post(
                URI.create(gateway + "/v1/communities"),
                company.apiKey(),
                "application/json",
                "{\"name\":\"Short leases\",\"template\":\"BALANCED\","
                        + "\"overrides\":{\"leaseSeconds\":\"%s\"}}".formatted(leaseSeconds),
                "");
    }

    void anAnswerAfterItsEndIsRefused() throws Exception {
        var founded = found("30");
        assertEquals(201, founded.status(), founded.body().toString());
        assertProblem(422, "parameter-out-of-range", found("1"));
        var home = founded.body().path("communityId").asText();
        var job = LabellingJob.post(company, home, SyntheticCrowd.items("leases", 20), 0, 3);
        var worker = WorkerAccount.signUp(api);
        worker.join(api, home);
        var path = "/v1/communities/" + home;
        var pool = new Hand(api).dealt(path, worker.token());
        Thread.sleep(31_000);
        assertEquals(
                "lease-expired",
                new Hand(api).answer(path, worker.token(), "late", pool, 1).path("code").asText());
        company.change(job.jobId(), "cancel");
    }
}
