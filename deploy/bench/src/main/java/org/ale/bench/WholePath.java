/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ale.crowd.ApiClient;
import org.ale.crowd.ApiException;
import org.ale.crowd.ClientCompany;
import org.ale.crowd.Crowd;
import org.ale.crowd.LabellingJob;
import org.ale.crowd.Pace;
import org.ale.crowd.SyntheticCrowd;

/** Votes through the public API, from the answer on the phone to the credit on the feed. */
final class WholePath {
    private static final int COMMUNITIES = 4;

    /** As many answers as fit into one request. */
    private static final int DECK_SIZE = 20;

    /** A pool takes at least two votes, so this is never too few items. */
    private static final int VOTES_PER_ITEM_MIN = 2;

    private final ApiClient api;
    private final int workers;

    /**
     * Prepares.
     *
     * @param workers of each community
     */
    WholePath(ApiClient api, int workers) {
        this.api = api;
        this.workers = workers;
    }

    /**
     * What was measured.
     *
     * @param votesPerSecond accepted answers a second
     * @param ackMillis p50 and p99 from sending an answer to its outcome
     * @param creditMillis p50 and p99 from sending the deciding answer to the credit on the feed
     */
    record Measured(double votesPerSecond, double[] ackMillis, double[] creditMillis) {}

    /**
     * Runs for a while at a rate.
     *
     * @param votesPerSecond asked of the whole crowd
     * @param warmUp seconds at that rate before the measurement
     * @param seconds measured
     */
    Measured run(String name, int votesPerSecond, int warmUp, int seconds)
            throws ApiException, InterruptedException {
        var items = votesPerSecond * (seconds + warmUp + 5) / VOTES_PER_ITEM_MIN / COMMUNITIES;
        var company = ClientCompany.signUp(api, "Bench " + name);
        var pace = Pace.answersPerSecond(votesPerSecond);
        List<LabellingJob> jobs = new ArrayList<>();
        try (var crowd = new Crowd(api)) {
            for (var number = 0; number < COMMUNITIES; number++) {
                var community =
                        company.found("Bench " + name + " " + number, "BALANCED", largeDecks());
                var data = SyntheticCrowd.items(name + "-" + number, Math.max(items, 200));
                for (var worker = 0; worker < workers; worker++) {
                    crowd.join(community, SyntheticCrowd.worker(worker), pace);
                }
                jobs.add(LabellingJob.post(company, community, data, 0.1, number));
            }
            crowd.start();
            TimeUnit.SECONDS.sleep(warmUp);
            crowd.log().forget();
            var before = crowd.log().votes();
            var started = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            var votes = crowd.log().votes() - before;
            var elapsed = System.nanoTime() - started;
            for (var job : jobs) {
                company.change(job.jobId(), "cancel");
            }
            return measured(crowd, votes * 1e9 / elapsed);
        }
    }

    private static ObjectNode largeDecks() {
        return ApiClient.JSON.createObjectNode().put("deckSize", Integer.toString(DECK_SIZE));
    }

    private static Measured measured(Crowd crowd, double votesPerSecond) {
        if (!crowd.failures().isEmpty()) {
            throw new IllegalStateException("a worker failed", crowd.failures().getFirst());
        }
        var acks = crowd.log().acknowledgements();
        var credits = crowd.log().credits();
        return new Measured(
                Math.rint(votesPerSecond * 10) / 10,
                new double[] {acks.percentileMillis(0.5), acks.percentileMillis(0.99)},
                new double[] {credits.percentileMillis(0.5), credits.percentileMillis(0.99)});
    }
}
