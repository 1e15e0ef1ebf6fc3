/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ale.chaos.chain.ChainRounds;

/**
 * Which promises a report breaks. What it does not tell is broken too. How long recovery takes is
 * measured and no promise: a promise holds on every machine.
 */
final class Promises {
    private static final List<String> NEVER =
            List.of("lost", "duplicated", "doublePaid", "ledgerImbalance", "auditFindings");

    private Promises() {}

    /** As sentences; empty if all are kept. */
    static List<String> broken(ObjectNode report) {
        var broken = new ArrayList<String>();
        if (report.path("acknowledged").asLong() <= 0) {
            broken.add("no answer was acknowledged, so nothing is shown");
        }
        for (var figure : NEVER) {
            var value = report.path(figure).asText("not told");
            if (!value.equals("0")) {
                broken.add("%s is %s, not 0".formatted(figure, value));
            }
        }
        if (report.path("fenced").asInt(-1) != report.path("zombies").asInt()) {
            broken.add("a zombie was not fenced");
        }
        if (!report.at("/chain/difference").asText().equals("0")) {
            broken.add("paid on chain is not what the ledger settled");
        }
        if (!ChainRounds.isWell(report.withObject("chainRounds"))) {
            broken.add("the rounds on a failing chain did not end well");
        }
        return broken;
    }
}
