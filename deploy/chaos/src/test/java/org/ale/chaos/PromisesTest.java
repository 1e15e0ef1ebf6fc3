/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.ale.crowd.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit code of the chaos is that of its promises. */
class PromisesTest {
    private static final String KEPT =
            """
            {"acknowledged": 9, "lost": 0, "duplicated": 0, "doublePaid": 0, "auditFindings": 0,
             "zombies": 2, "fenced": 2, "ledgerImbalance": "0", "chain": {"difference": "0"},
             "recoveryMs": {"p50": 9000, "p99": 60000},
             "chainRounds": {"findings": 0, "twinless": 0, "unrecorded": 0, "difference": "0"}}
            """;

    private static ObjectNode kept() throws IOException {
        return (ObjectNode) ApiClient.JSON.readTree(KEPT);
    }

    /** However long recovery took. */
    @Test
    void areKept() throws IOException {
        assertEquals(List.of(), Promises.broken(kept()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', acknowledged, 0",
        "'', lost, 1",
        "'', duplicated, 1",
        "'', doublePaid, 1",
        "'', auditFindings, 1",
        "'', fenced, 1",
        "'', ledgerImbalance, '\"-1\"'",
        "/chain, difference, '\"1\"'",
        "/chainRounds, findings, 1",
        "/chainRounds, twinless, 1",
        "/chainRounds, unrecorded, 1",
        "/chainRounds, difference, '\"1\"'"
    })
    void areBrokenByAFigureOrByItsAbsence(String parent, String name, String value)
            throws IOException {
        var report = kept();
        var place = (ObjectNode) report.at(parent);
        place.set(name, ApiClient.JSON.readTree(value));
        assertBroken(report);
        place.remove(name);
        assertBroken(report);
    }

    private static void assertBroken(ObjectNode report) {
        assertEquals(1, Promises.broken(report).size(), report::toPrettyString);
    }

    @Test
    void areBrokenByChainRoundsThatCouldNotBeRun() throws Exception {
        var report = kept();
        JsonNode failure =
                ChaosCli.orFailure(() -> {
                    throw new IOException("no chain");
                });
        assertTrue(failure.path("failure").asText().contains("no chain"));
        report.set("chainRounds", failure);
        assertBroken(report);
    }
}
