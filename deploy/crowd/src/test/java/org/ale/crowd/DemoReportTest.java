/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.crowd.Dataset.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's figures have their names, and whatever is off is said. */
class DemoReportTest {
    private static final String WELL =
            """
            {"votes": 9, "auditOk": true, "ledgerImbalance": "0", "neverHeard": 0,
             "fundedBaseUnits": "10", "paidBaseUnits": "7", "feesBaseUnits": "1",
             "refundedBaseUnits": "2", "creditLatencyMs": {"p50": 1, "p99": 2, "samples": 3},
             "card": {"fundedBaseUnits": "5", "boughtBaseUnits": "5"},
             "newcomers": {"passed": 3, "potBaseUnits": "2", "paidBaseUnits": "6"},
             "chain": {"difference": "0", "epochs": 1, "claims": 1, "onChainPaid": "1",
                       "staked": "1", "minted": "1"}}
            """;

    @TempDir Path folder = Path.of("");

    /** Two tasks are right, one is wrong, one has no label, one was declared. */
    private static final Dataset DATA =
            new Dataset(
                    "five",
                    2,
                    Map.of(
                            0, List.of(new Vote(1, 0)),
                            1, List.of(new Vote(1, 1)),
                            2, List.of(new Vote(1, 1)),
                            3, List.of(new Vote(1, 1)),
                            4, List.of(new Vote(1, 0))),
                    Map.of(0, 0, 1, 1, 2, 0, 3, 1, 4, 1));

    private static ObjectNode well() throws IOException {
        return (ObjectNode) ApiClient.JSON.readTree(WELL);
    }

    private static JsonNode result(int item, boolean resolved, int label) {
        var line = ApiClient.JSON.createObjectNode().put("item", item).put("resolved", resolved);
        return resolved ? line.put("labelIndex", label) : line.putNull("labelIndex");
    }

    private static Judged judged() {
        return Judged.of(
                DATA,
                List.of(0, 1, 2, 3, 4),
                Set.of(4),
                List.of(
                        result(0, true, 0),
                        result(1, true, 1),
                        result(2, true, 1),
                        result(3, false, 0),
                        result(4, true, 1)));
    }

    @Test
    void anItemWithoutALabelCountsAsWrong() {
        assertEquals(0.5, judged().accuracy());
        assertEquals(1, judged().unresolved());
        assertEquals(List.of(0, 1, 2, 3), judged().tasks());
    }

    @Test
    void everyFigureHasItsName() throws IOException {
        var job = ApiClient.JSON.createObjectNode();
        for (var sum : List.of("funded", "paid", "fees", "refunded")) {
            job.put(sum + "BaseUnits", "1");
        }
        var report = new DemoReport(DATA, judged(), job, new CrowdLog());
        report.neverHeard(0);
        report.breakerResets(0);
        report.ledgerImbalance("0");
        report.audit(true);
        report.seconds(1);
        report.write(folder.resolve("report.json"));
        var json = ApiClient.JSON.readTree(folder.resolve("report.json").toFile());
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        assertTrue(
                names.containsAll(
                        List.of(
                                "dataset",
                                "items",
                                "workers",
                                "votes",
                                "votesPerItem",
                                "accuracy",
                                "majorityAccuracy",
                                "majorityVotesPerItem",
                                "unresolved",
                                "fundedBaseUnits",
                                "paidBaseUnits",
                                "feesBaseUnits",
                                "refundedBaseUnits",
                                "ledgerImbalance",
                                "ackLatencyMs",
                                "creditLatencyMs",
                                "auditOk",
                                "seconds")),
                names::toString);
        assertTrue(json.at("/ackLatencyMs/p50").isNumber());
        assertTrue(json.at("/creditLatencyMs/p99").isNumber());
        assertEquals(0.75, json.path("majorityAccuracy").asDouble());
        assertTrue(report.text().contains("five"));
        assertTrue(report.faults().size() > 3, "nobody was paid, nothing is on chain");
    }

    @Test
    void aReportIsWell() throws IOException {
        assertEquals(List.of(), DemoFaults.of(well()));
    }

    @ParameterizedTest
    @CsvSource({
        "/auditOk, false, audit",
        "/ledgerImbalance, '\"1\"', sum to zero",
        "/refundedBaseUnits, '\"3\"', funded is not paid",
        "/votes, 0, nobody voted",
        "/neverHeard, 1, never heard",
        "/creditLatencyMs/samples, 0, no credit was heard",
        "/card/boughtBaseUnits, '\"4\"', by card",
        "/newcomers/paidBaseUnits, '\"4\"', a pot each",
        "/newcomers/passed, 0, a pot each",
        "/chain/difference, '\"1\"', paid on chain",
        "/chain/epochs, 0, no epochs",
        "/chain/claims, 0, no claims",
        "/chain/onChainPaid, '\"0\"', is onChainPaid",
        "/chain/staked, '\"0\"', is staked",
        "/chain/minted, '\"0\"', is minted"
    })
    void whateverIsOffIsSaid(String place, String value, String said) throws IOException {
        var report = well();
        var cut = place.lastIndexOf('/');
        var name = place.substring(cut + 1);
        var parent = (ObjectNode) report.at(place.substring(0, cut));
        parent.set(name, ApiClient.JSON.readTree(value));
        assertSaid(said, report);
        parent.remove(name);
        assertSaid(said, report);
    }

    private static void assertSaid(String said, JsonNode report) {
        var faults = DemoFaults.of(report);
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.getFirst().contains(said), faults::toString);
    }
}
