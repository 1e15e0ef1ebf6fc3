/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ale.audit.chain.ChainFigures;

/** What a labelling job cost and brought, for people and as JSON. */
final class DemoReport {
    private final ObjectNode json = ApiClient.JSON.createObjectNode();

    /**
     * Collects the figures.
     *
     * @param judged its exported labels against the truth
     * @param job the completed job as its company sees it
     */
    DemoReport(Dataset data, Judged judged, JsonNode job, CrowdLog log) {
        var items = data.votes().size();
        json.put("dataset", data.name());
        json.put("items", items);
        json.put("workers", data.workers().size());
        json.put("votes", log.votes());
        json.put("votesPerItem", rounded((double) log.votes() / items));
        json.put("accuracy", rounded(judged.accuracy()));
        json.put("majorityAccuracy", rounded(data.majorityAccuracy(judged.tasks())));
        json.put("majorityVotesPerItem", rounded((double) data.voteCount() / items));
        json.put("unresolved", judged.unresolved());
        json.put("fundedBaseUnits", job.path("fundedBaseUnits").asText());
        json.put("paidBaseUnits", job.path("paidBaseUnits").asText());
        json.put("feesBaseUnits", job.path("feesBaseUnits").asText());
        json.put("refundedBaseUnits", job.path("refundedBaseUnits").asText());
        json.put("skips", log.skips());
        json.put("refusedAnswers", log.refusals());
        latencies("ackLatencyMs", log.acknowledgements());
        latencies("creditLatencyMs", log.credits());
    }

    private void latencies(String name, Latencies latencies) {
        json.putObject(name)
                .put("p50", latencies.percentileMillis(0.5))
                .put("p99", latencies.percentileMillis(0.99))
                .put("samples", latencies.count());
    }

    /** Outcomes that a feed never told its worker. */
    void neverHeard(long outcomes) {
        json.put("neverHeard", outcomes);
    }

    /** How often the founder let the community go on after the breaker had stopped it. */
    void breakerResets(int resets) {
        json.put("breakerResets", resets);
    }

    void ledgerImbalance(String baseUnits) {
        json.put("ledgerImbalance", baseUnits);
    }

    void chain(ChainFigures figures) {
        json.set("chain", figures.json());
    }

    /** What a client bought by card. */
    void card(ObjectNode card) {
        json.set("card", card);
    }

    /** Who passed an on-boarding set, and what he was paid. */
    void newcomers(ObjectNode newcomers) {
        json.set("newcomers", newcomers);
    }

    void audit(boolean ok) {
        json.put("auditOk", ok);
    }

    void seconds(double seconds) {
        json.put("seconds", rounded(seconds));
    }

    private static double rounded(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }

    /** What is off; empty if all is well. */
    List<String> faults() {
        return DemoFaults.of(json);
    }

    private BigInteger chain(String name) {
        return new BigInteger(json.at("/chain/" + name).asText("0"));
    }

    private BigInteger units(String name) {
        return new BigInteger(json.path(name).asText("0"));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.toPrettyString() + "\n");
    }

    /** The report for people. */
    String text() {
        return """

        %d items of %s, labelled by %d people

          bought    %d votes, %.2f for each item (the majority took %.1f)
          accuracy  %.1f %% on the items whose answer nobody had declared; one left without
                    a label counts as wrong, and %d of all were
                    (majority of all %.0f votes: %.1f %%)

          funded    %14s ALE
          paid      %14s ALE to workers
          fees      %14s ALE
          refunded  %14s ALE   ledger imbalance %s

          by card   %14s ALE bought for %.2f USD by a second client, %s ALE of it to workers

          newcomers %14s ALE for each of %d who passed Bot or Not, of %d who came

          on chain  %14s ALE paid by %d roots (the dearest took %,d gas); the ledger
                    settled %s: the difference is %s
                    %d claims took %s ALE, %s ALE are staked, %s ALE were minted

          answer -> decided   p50 %6.1f ms   p99 %6.1f ms
          answer -> paid      p50 %6.1f ms   p99 %6.1f ms   (seen on the worker's feed)

          audit     %s      %.0f s in all
        """
                .formatted(
                        json.path("items").asInt(),
                        json.path("dataset").asText(),
                        json.path("workers").asInt(),
                        json.path("votes").asLong(),
                        json.path("votesPerItem").asDouble(),
                        json.path("majorityVotesPerItem").asDouble(),
                        100 * json.path("accuracy").asDouble(),
                        json.path("unresolved").asInt(),
                        json.path("majorityVotesPerItem").asDouble(),
                        100 * json.path("majorityAccuracy").asDouble(),
                        ale("fundedBaseUnits"),
                        ale("paidBaseUnits"),
                        ale("feesBaseUnits"),
                        ale("refundedBaseUnits"),
                        json.path("ledgerImbalance").asText(),
                        ale(new BigInteger(json.at("/card/boughtBaseUnits").asText("0"))),
                        json.at("/card/amountCents").asLong() / 100.0,
                        ale(new BigInteger(json.at("/card/paidBaseUnits").asText("0"))),
                        ale(new BigInteger(json.at("/newcomers/potBaseUnits").asText("0"))),
                        json.at("/newcomers/passed").asInt(),
                        json.at("/newcomers/came").asInt(),
                        ale(chain("onChainPaid")),
                        json.at("/chain/epochs").asInt(),
                        json.at("/chain/rootTxGas").asLong(),
                        ale(chain("ledgerSettled")),
                        json.at("/chain/difference").asText(),
                        json.at("/chain/claims").asInt(),
                        ale(chain("claimed")),
                        ale(chain("staked")),
                        ale(chain("minted")),
                        json.at("/ackLatencyMs/p50").asDouble(),
                        json.at("/ackLatencyMs/p99").asDouble(),
                        json.at("/creditLatencyMs/p50").asDouble(),
                        json.at("/creditLatencyMs/p99").asDouble(),
                        json.path("auditOk").asBoolean() ? "passed" : "FAILED",
                        json.path("seconds").asDouble());
    }

    private String ale(String name) {
        return ale(units(name));
    }

    private static String ale(BigInteger baseUnits) {
        return String.format(Locale.ROOT, "%,.4f", new BigDecimal(baseUnits, 18));
    }
}
