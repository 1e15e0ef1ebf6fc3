/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ale.audit.chain.ChainFigures;
import org.jspecify.annotations.Nullable;

/** What an audit has to say, as a file and as words. */
final class AuditReport {
    private final Audit audit;
    private final Findings findings;
    private final @Nullable ChainFigures figures;

    /**
     * About an audit that is over.
     *
     * @param figures what the contracts said; null if they were not asked
     */
    AuditReport(Audit audit, Findings findings, @Nullable ChainFigures figures) {
        this.audit = audit;
        this.findings = findings;
        this.figures = figures;
    }

    /** Of nothing nothing can be said: a log without a fact does not pass. */
    boolean passed() {
        return findings.count() == 0 && findings.facts() > 0;
    }

    void write(Path file) throws IOException {
        var json = new ObjectMapper();
        var root = json.createObjectNode();
        root.put("ok", passed());
        root.put("ledgerImbalance", audit.imbalance().toString());
        root.put("waitingAnswers", audit.waitingAnswers());
        root.put("waitingCredits", audit.waitingCredits());
        root.put("waitingPots", audit.waitingPots());
        root.put("unverifiedDraws", audit.unverifiedDraws());
        root.set("chain", figures == null ? json.nullNode() : figures.json());
        var checked = root.putObject("checked");
        findings.checkedCounts().forEach(checked::put);
        root.put("findingCount", findings.count());
        var list = root.putArray("findings");
        for (var finding : findings.kept()) {
            list.addObject()
                    .put("code", finding.code())
                    .put("place", finding.place())
                    .put("detail", finding.detail());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, root.toPrettyString() + "\n");
    }

    void print(PrintWriter out) {
        findings.checkedCounts().forEach((what, count) -> out.printf("%,12d %s%n", count, what));
        out.printf("%12s ledger imbalance%n", audit.imbalance());
        out.printf(
                "%,12d answers, %,d credits and %,d pots on their way%n",
                audit.waitingAnswers(), audit.waitingCredits(), audit.waitingPots());
        out.printf("%,12d draws whose seed is still secret%n", audit.unverifiedDraws());
        out.println(
                figures == null
                        ? "the contracts were not asked: there is only a log"
                        : "contracts at block %d: %d roots, %d claims, paid - settled = %s"
                                .formatted(
                                        figures.block(),
                                        figures.epochs(),
                                        figures.claims(),
                                        figures.difference()));
        for (var finding : findings.kept()) {
            out.printf("FOUND %s at %s: %s%n", finding.code(), finding.place(), finding.detail());
        }
        out.println(
                passed()
                        ? "audit passed: everything recomputed is as the log says"
                        : "audit FAILED: " + findings.count() + " findings");
        out.flush();
    }
}
