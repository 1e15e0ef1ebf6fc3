/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What is off in a demo's report. What is missing there is off too. */
final class DemoFaults {
    private final JsonNode report;
    private final List<String> faults = new ArrayList<>();

    private DemoFaults(JsonNode report) {
        this.report = report;
    }

    /** All faults as sentences; empty if all is well. */
    static List<String> of(JsonNode report) {
        var faults = new DemoFaults(report);
        faults.ofTheLedger();
        faults.ofTheFeeds();
        faults.ofTheCard();
        faults.ofNewcomers();
        faults.ofTheChain();
        return List.copyOf(faults.faults);
    }

    private void require(boolean isWell, String fault) {
        if (!isWell) {
            faults.add(fault);
        }
    }

    private void ofTheLedger() {
        require(report.path("auditOk").asBoolean(), "the audit found something");
        require(
                report.path("ledgerImbalance").asText().equals("0"),
                "the ledger does not sum to zero");
        var spent =
                units("/paidBaseUnits")
                        .add(units("/feesBaseUnits"))
                        .add(units("/refundedBaseUnits"));
        require(units("/fundedBaseUnits").equals(spent), "funded is not paid + fees + refunded");
        require(
                report.path("votes").asLong() > 0 && units("/paidBaseUnits").signum() > 0,
                "nobody voted or nobody was paid");
    }

    /** A feed that is dead tells nothing, and what is not told must not pass for quick. */
    private void ofTheFeeds() {
        var missed = report.path("neverHeard").asLong(-1);
        require(missed == 0, missed + " outcomes were never heard on a feed");
        require(
                report.at("/creditLatencyMs/samples").asLong() > 0,
                "no credit was heard on a feed after the answer that decided");
    }

    private void ofTheCard() {
        var card = report.path("card");
        require(
                !card.path("fundedBaseUnits").asText("").isEmpty()
                        && card.path("fundedBaseUnits").equals(card.path("boughtBaseUnits")),
                "what was bought by card is not what funded the job");
    }

    private void ofNewcomers() {
        var passed = BigInteger.valueOf(report.at("/newcomers/passed").asLong());
        var pots = units("/newcomers/potBaseUnits").multiply(passed);
        require(
                pots.signum() > 0 && pots.equals(units("/newcomers/paidBaseUnits")),
                "newcomers who passed are not paid a pot each");
    }

    private void ofTheChain() {
        require(
                report.at("/chain/difference").asText().equals("0"),
                "paid on chain is not what the ledger settled");
        for (var figure : List.of("epochs", "claims")) {
            require(
                    report.at("/chain/" + figure).asLong() > 0,
                    "there are no " + figure + " on chain");
        }
        for (var figure : List.of("onChainPaid", "staked", "minted")) {
            require(units("/chain/" + figure).signum() > 0, "nothing on chain is " + figure);
        }
    }

    private BigInteger units(String place) {
        return new BigInteger(report.at(place).asText("0"));
    }
}
