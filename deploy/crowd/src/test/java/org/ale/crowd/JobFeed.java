/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a client hears of a job while it runs. */
final class JobFeed implements AutoCloseable {
    private static final int ATTEMPTS_MAX = 1_200;

    private record Heard(String event, JsonNode data) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final WorkerFeed feed;

    /** Opens it; what happens to the job from now on is heard. */
    JobFeed(ApiClient api, ClientCompany company, String jobId) throws InterruptedException {
        feed =
                new WorkerFeed(
                        api,
                        "/v1/jobs/" + jobId + "/feed",
                        company.apiKey(),
                        (event, data) -> heard.add(new Heard(event, data)));
        await("progress");
    }

    /** The data of the first event of this name. */
    JsonNode await(String event) throws InterruptedException {
        for (var attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            for (var each : heard) {
                if (each.event().equals(event)) {
                    return each.data();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nobody told " + event + ", only " + heard.size() + " others");
    }

    @Override
    public void close() {
        feed.close();
    }
}
