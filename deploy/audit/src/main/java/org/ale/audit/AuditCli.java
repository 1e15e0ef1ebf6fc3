/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ale.audit.chain.ChainFigures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make audit} and {@code make export}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Recomputes every draw, label, reputation and amount from the event log.",
        subcommands = {AuditCli.Check.class, AuditCli.Export.class})
public final class AuditCli {
    private AuditCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new AuditCli()).execute(args));
    }

    /** Where a running system's log lies. */
    static final class Running {
        @Option(names = "--kafka", defaultValue = "localhost:19092", description = "its broker")
        String bootstrapServers = "";

        @Option(names = "--prefix", defaultValue = "", description = "prefix of its topics")
        String topicPrefix = "";

        LogSource open() throws IOException {
            return new KafkaLog(bootstrapServers, topicPrefix);
        }
    }

    @Command(name = "check", description = "Audits a running system, or an exported log.")
    static final class Check implements Callable<Integer> {
        @CommandLine.Mixin Running running = new Running();

        @Option(names = "--log", description = "an exported log; without it the running system")
        @Nullable Path log;

        @Option(
                names = "--chain",
                defaultValue = "http://127.0.0.1:18545",
                description = "its node")
        String chain = "";

        @Option(
                names = "--chain-file",
                defaultValue = ".ale/run/data/chain/chain.json",
                description = "addresses of its contracts")
        Path chainFile = Path.of("");

        @Option(names = "--report", defaultValue = "target/audit/report.json")
        Path report = Path.of("");

        @Override
        public Integer call() throws IOException {
            var audit = new Audit();
            try (var source = log == null ? running.open() : new ExportedLog(log)) {
                var findings = audit.run(source);
                var figures = onChain(audit);
                write(audit, findings, figures);
                print(audit, findings, figures);
                return findings.count() == 0 ? 0 : 1;
            }
        }

        /** The contracts are asked too, where there is a chain to ask. */
        private @Nullable ChainFigures onChain(Audit audit) throws IOException {
            return log == null && Files.exists(chainFile) ? audit.onChain(chain, chainFile) : null;
        }

        private void write(Audit audit, Findings findings, @Nullable ChainFigures figures)
                throws IOException {
            var json = new ObjectMapper();
            var root = json.createObjectNode();
            root.put("ok", findings.count() == 0);
            root.put("ledgerImbalance", audit.imbalance().toString());
            root.put("waitingAnswers", audit.waitingAnswers());
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
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, root.toPrettyString() + "\n");
        }

        private void print(Audit audit, Findings findings, @Nullable ChainFigures figures) {
            findings.checkedCounts()
                    .forEach((what, count) -> System.out.printf("%,12d %s%n", count, what));
            System.out.printf("%12s ledger imbalance%n", audit.imbalance());
            System.out.println(
                    figures == null
                            ? "the contracts were not asked: there is only a log"
                            : "contracts at block %d: %d roots, %d claims, paid - settled = %s"
                                    .formatted(
                                            figures.block(),
                                            figures.epochs(),
                                            figures.claims(),
                                            figures.difference()));
            findings.kept()
                    .forEach(finding ->
                            System.out.printf(
                                    "FOUND %s at %s: %s%n",
                                    finding.code(), finding.place(), finding.detail()));
            System.out.println(
                    findings.count() == 0
                            ? "audit passed: everything recomputed is as the log says"
                            : "audit FAILED: " + findings.count() + " findings");
        }
    }

    @Command(name = "export", description = "Writes the whole log as CloudEvents JSON lines.")
    static final class Export implements Callable<Integer> {
        @CommandLine.Mixin Running running = new Running();

        @Option(names = "--log", required = true, description = "the file to write")
        Path log = Path.of("");

        @Override
        public Integer call() throws IOException {
            try (var source = running.open()) {
                System.out.printf("%,d facts written to %s%n", ExportedLog.write(source, log), log);
                return 0;
            }
        }
    }
}
