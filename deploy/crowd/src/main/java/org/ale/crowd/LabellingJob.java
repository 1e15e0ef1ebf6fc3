/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * One dataset posted as a job by a company, from draft to the last refund.
 *
 * @param company who posts it
 * @param communityId who works on it
 * @param jobId its id
 * @param order the task behind each item, by index
 * @param gold tasks whose answers were declared
 * @param quote what the job costs
 */
public record LabellingJob(
        ClientCompany company,
        String communityId,
        String jobId,
        List<Integer> order,
        Set<Integer> gold,
        JsonNode quote) {
    /** 5 $ALE an item, as in the white paper's example of 100 USD for 1,000 items. */
    private static final BigInteger BASE_UNITS_PER_ITEM =
            BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(5));

    private static final Duration WATCH_PAUSE = Duration.ofMillis(250);
    private static final Duration IDLE_BEFORE_END = Duration.ofSeconds(4);

    /** How a job's budget gets into its escrow. */
    @FunctionalInterface
    public interface Funding {
        /** Development money: the ledger is credited, and nothing reaches a chain. */
        Funding LEDGER = ClientCompany::fund;

        void fund(ClientCompany company, String jobId, String baseUnits)
                throws ApiException, InterruptedException;
    }

    /** As below, with development money. */
    public static LabellingJob post(
            ClientCompany company, String communityId, Dataset data, double goldShare, long seed)
            throws ApiException, InterruptedException {
        return post(company, communityId, data, new Gold(goldShare, seed), Funding.LEDGER);
    }

    /**
     * Which answers are declared.
     *
     * @param share of the tasks whose answer is known
     * @param seed of the choice and of the order of items
     */
    public record Gold(double share, long seed) {}

    /** Drafts, uploads, quotes, funds and opens. */
    public static LabellingJob post(
            ClientCompany company, String communityId, Dataset data, Gold declared, Funding funding)
            throws ApiException, InterruptedException {
        var random = new Random(declared.seed());
        var order = new ArrayList<>(data.votes().keySet());
        Collections.shuffle(order, random);
        var known = new ArrayList<>(data.truth().keySet());
        Collections.shuffle(known, random);
        var gold = new TreeSet<>(known.subList(0, goldCount(data, declared.share())));

        var jobId = company.draft(draft(communityId, data));
        company.upload(jobId, items(data, order, gold));
        var budget = BASE_UNITS_PER_ITEM.multiply(BigInteger.valueOf(order.size())).toString();
        var quote = company.quote(jobId, budget);
        funding.fund(company, jobId, budget);
        company.change(jobId, "open");
        return new LabellingJob(company, communityId, jobId, order, gold, quote);
    }

    /** How many answers a share of those that are known is. */
    static int goldCount(Dataset data, double share) {
        return (int) Math.round(share * data.truth().size());
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode draft(
            String communityId, Dataset data) {
        var job =
                ApiClient.JSON
                        .createObjectNode()
                        .put("communityId", communityId)
                        .put("title", "Recorded crowd: " + data.name())
                        .put("taskType", data.labels() == 2 ? "BINARY" : "SINGLE_CHOICE")
                        .put("question", "Which label fits item of " + data.name() + "?")
                        .put("instructions", "Answer what you think most careful people would.")
                        .put("items", data.votes().size());
        var labels = job.putArray("labels");
        for (var label = 0; label < data.labels(); label++) {
            labels.add(labelName(label));
        }
        return job;
    }

    private static String labelName(int label) {
        return "label-" + label;
    }

    private static String items(Dataset data, List<Integer> order, Set<Integer> gold) {
        var lines = new StringBuilder();
        for (var task : order) {
            var line =
                    ApiClient.JSON
                            .createObjectNode()
                            .put("id", Integer.toString(task))
                            .put("content", PostedItem.content(data.name(), task));
            var truth = gold.contains(task) ? data.truth().get(task) : null;
            if (truth != null) {
                line.put("gold", labelName(truth));
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    /**
     * Waits until every pool is decided and every unit accounted for. When the crowd has nothing
     * more to say, the job is ended.
     *
     * @return the job as its company sees it at the end
     * @throws IllegalStateException saying how it stands if it takes longer than the patience, or a
     *     worker failed
     */
    public JsonNode await(Crowd crowd, Duration patience, Watcher watcher)
            throws ApiException, InterruptedException {
        crowd.log().begin();
        var deadline = Instant.now().plus(patience);
        var ended = false;
        while (true) {
            var job = company.job(jobId);
            watcher.progress(job);
            if (job.path("state").asText().equals("COMPLETED")) {
                return job;
            }
            if (!crowd.failures().isEmpty()) {
                throw new IllegalStateException("a worker failed", crowd.failures().getFirst());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "the job did not end within %d min: %s"
                                .formatted(patience.toMinutes(), standing(job, crowd.log())));
            }
            if (!ended && crowd.log().idleNanos() > IDLE_BEFORE_END.toNanos()) {
                company.change(jobId, "end");
                ended = true;
            }
            TimeUnit.NANOSECONDS.sleep(WATCH_PAUSE.toNanos());
        }
    }

    /** How a job stands, in words. */
    static String standing(JsonNode job, CrowdLog log) {
        var waiting = job.path("waitingFor");
        return "%s, %,d of %,d items closed, %,d votes, %,d passed over%s%s"
                .formatted(
                        job.path("state").asText(),
                        job.path("closed").asLong(),
                        job.path("items").asLong(),
                        log.votes(),
                        log.skips(),
                        stopped(job.path("breaker")),
                        waiting.isObject() ? "; it waits: " + waiting.path("detail").asText() : "");
    }

    private static String stopped(JsonNode breaker) {
        if (!breaker.isObject()) {
            return "";
        }
        return breaker.path("jobOnly").asBoolean()
                ? "; the breaker stopped it alone"
                : "; the breaker stopped its community";
    }

    /** Is told how a job goes. */
    @FunctionalInterface
    public interface Watcher {
        void progress(JsonNode job) throws ApiException, InterruptedException;
    }
}
