/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.ale.audit.Findings;
import org.junit.jupiter.api.Test;

/** Anybody may deposit for any number; only a deposit for a job must be in the log. */
class DepositsTest {
    private static final String JOB = "0x" + "0".repeat(32) + "a".repeat(32);
    private static final String NO_JOB = "0x" + "0".repeat(31) + "1" + "a".repeat(32);

    private static List<String> codes(String job) {
        var findings = new Findings();
        var data = "0x" + Abi.word(1) + Abi.word(2) + Abi.word(3);
        var topics = List.of(Abi.topic(ChainLog.DEPOSITED), job, "0x" + Abi.word(4));
        try (var rpc = new JsonRpc("http://localhost:1")) {
            var log = new ChainLogCheck(findings, new SettlementSources(findings));
            var check =
                    new ChainStateCheck(findings, rpc, JsonNodeFactory.instance.objectNode(), log);
            check.deposits(List.of(new ChainLog(topics, data, "0x1", 0, 1)));
        }
        return findings.kept().stream().map(Findings.Finding::code).toList();
    }

    @Test
    void oneForAJobThatTheLogNeverToldOfIsMissed() {
        assertEquals(List.of("chain-deposit-missed"), codes(JOB));
    }

    @Test
    void oneForANumberThatNoJobCanHaveIsNobodysConcern() {
        assertEquals(List.of(), codes(NO_JOB));
    }
}
