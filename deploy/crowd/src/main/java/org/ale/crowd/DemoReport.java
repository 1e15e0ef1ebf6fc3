/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ale.audit.chain.ChainFigures;

/** What a labelling job cost and brought, for people and as JSON. */
final class DemoReport {
    private final ObjectNode json = ApiClient.JSON.createObjectNode();

    /**
     * Collects the figures.
     *
     * @param job the completed job as its company sees it
     * @param results its exported labels
     */
    DemoReport(
            Dataset data, LabellingJob posted, JsonNode job, List<JsonNode> results, CrowdLog log) {
        var judged = Judged.of(data, posted, results);
        json.put("dataset", data.name());
        json.put("items", posted.order().size());
        json.put("workers", data.workers().size());
        json.put("votes", log.votes());
        json.put("votesPerItem", rounded((double) log.votes() / posted.order().size()));
        json.put("accuracy", rounded(judged.accuracy()));
        json.put("accuracyUnresolvedAsWrong", rounded(judged.strictAccuracy()));
        json.put("majorityAccuracy", rounded(data.majorityAccuracy(judged.tasks())));
        json.put("majorityVotesPerItem", rounded((double) data.voteCount() / data.votes().size()));
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
                .put("p99", latencies.percentileMillis(0.99));
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
        var faults = new ArrayList<String>();
        if (!json.path("auditOk").asBoolean()) {
            faults.add("the audit found something");
        }
        if (!json.path("ledgerImbalance").asText().equals("0")) {
            faults.add("the ledger does not sum to zero");
        }
        if (!units("fundedBaseUnits")
                .equals(
                        units("paidBaseUnits")
                                .add(units("feesBaseUnits"))
                                .add(units("refundedBaseUnits")))) {
            faults.add("funded is not paid + fees + refunded");
        }
        if (!json.at("/chain/difference").asText().equals("0")) {
            faults.add("paid on chain is not what the ledger settled");
        }
        var card = json.path("card");
        if (card.path("fundedBaseUnits").asText("").isEmpty()
                || !card.path("fundedBaseUnits").equals(card.path("boughtBaseUnits"))) {
            faults.add("what was bought by card is not what funded the job");
        }
        var passed = json.at("/newcomers/passed").asLong();
        var pot = new BigInteger(json.at("/newcomers/potBaseUnits").asText("0"));
        if (pot.signum() == 0
                || passed == 0
                || !pot.multiply(BigInteger.valueOf(passed))
                        .toString()
                        .equals(json.at("/newcomers/paidBaseUnits").asText())) {
            faults.add("newcomers who passed are not paid a pot each");
        }
        for (var figure : List.of("epochs", "claims")) {
            if (json.at("/chain/" + figure).asLong() == 0) {
                faults.add("there are no " + figure + " on chain");
            }
        }
        for (var figure : List.of("onChainPaid", "staked", "minted")) {
            if (chain(figure).signum() == 0) {
                faults.add("nothing on chain is " + figure);
            }
        }
        if (json.path("votes").asLong() == 0 || units("paidBaseUnits").signum() == 0) {
            faults.add("nobody voted or nobody was paid");
        }
        return faults;
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
          accuracy  %.1f %% on the items whose answer nobody had declared
                    (majority of all %.0f votes: %.1f %%), %d left without a label

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
                        json.path("majorityVotesPerItem").asDouble(),
                        100 * json.path("majorityAccuracy").asDouble(),
                        json.path("unresolved").asInt(),
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
