/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows how a job goes. When the breaker stops the community, or the job alone, its founder is told
 * why, looks and lets it go on: otherwise nothing would move until somebody did.
 */
final class JobWatch implements LabellingJob.Watcher {
    private static final long PROGRESS_MILLIS = 2000;
    private static final String GOES_ON_ALREADY = "breaker-not-tripped";

    private final ClientCompany founder;
    private final String communityId;
    private final Consumer<String> screen;
    private long shownMillis;
    private int resets;

    JobWatch(ClientCompany founder, String communityId, Consumer<String> screen) {
        this.founder = founder;
        this.communityId = communityId;
        this.screen = screen;
    }

    @Override
    public void progress(JsonNode job) throws ApiException, InterruptedException {
        if (job.path("breaker").isObject()) {
            reset(job);
        }
        var now = System.currentTimeMillis();
        if (now - shownMillis >= PROGRESS_MILLIS) {
            shownMillis = now;
            screen.accept(
                    "  %-9s %5d of %5d items closed, %6d votes"
                            .formatted(
                                    job.path("state").asText(),
                                    job.path("closed").asInt(),
                                    job.path("items").asInt(),
                                    job.path("votes").asLong()));
        }
    }

    /** What is read may be older than the last reset. */
    private void reset(JsonNode job) throws ApiException, InterruptedException {
        var breaker = job.path("breaker");
        var isJobOnly = breaker.path("jobOnly").asBoolean();
        try {
            if (isJobOnly) {
                founder.resetBreaker(communityId, job.path("jobId").asText());
            } else {
                founder.resetBreaker(communityId);
            }
        } catch (ApiException e) {
            if (e.code().equals(GOES_ON_ALREADY)) {
                return;
            }
            throw e;
        }
        resets++;
        screen.accept(
                String.format(
                        Locale.ROOT,
                        "  the breaker stopped the %s: %.0f %% of the last answers to gold are"
                                + " right, %.0f %% were; the founder lets it go on",
                        isJobOnly ? "job" : "community",
                        breaker.path("recentMicro").asLong() / 1e4,
                        breaker.path("longRunMicro").asLong() / 1e4));
    }

    /** Who works on what is watched. */
    String communityId() {
        return communityId;
    }

    /** How often the founder had to. */
    int resets() {
        return resets;
    }
}
