/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ale.audit.chain.ChainFigures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code make audit} and {@code make export}. They end with 0 if all is well, with 1 if something
 * was found, and with 2 if there was nothing to audit.
 */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Recomputes every draw, label, reputation and amount from the event log.",
        subcommands = {AuditCli.Check.class, AuditCli.Export.class})
public final class AuditCli {
    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int NOTHING_AUDITED = 2;

    private AuditCli() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** What cannot be read is told in a sentence; a stack trace is for bugs. */
    static CommandLine commandLine() {
        return new CommandLine(new AuditCli())
                .setExecutionExceptionHandler((exception, command, _) -> {
                    if (!(exception instanceof IOException)) {
                        throw exception;
                    }
                    command.getErr().println(sentence(exception));
                    return NOTHING_AUDITED;
                });
    }

    private static String sentence(Exception exception) {
        return exception instanceof NoSuchFileException missing
                ? missing.getFile() + ": there is no such exported log"
                : String.valueOf(exception.getMessage());
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

    @Command(
            name = "check",
            exitCodeOnExecutionException = NOTHING_AUDITED,
            description = "Audits a running system, or an exported log.")
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

        @Spec CommandSpec spec = CommandSpec.create();

        /** The report of an earlier run must not be taken for this one's, should it break. */
        @Override
        public Integer call() throws IOException {
            Files.deleteIfExists(report);
            var audit = new Audit();
            try (var source = log == null ? running.open() : new ExportedLog(log)) {
                var findings = audit.run(source);
                var figures = onChain(audit, findings);
                var told = new AuditReport(audit, findings, figures);
                told.write(report);
                var line = spec.commandLine();
                told.print(line.getOut());
                if (findings.facts() == 0) {
                    line.getErr().println("there is not one fact in this log: nothing was audited");
                    return NOTHING_AUDITED;
                }
                return told.passed() ? PASSED : FAILED;
            }
        }

        /** The contracts are asked too, where there is a chain to ask. */
        private @Nullable ChainFigures onChain(Audit audit, Findings findings) {
            if (log != null || !audit.knowsAChain() || !Files.exists(chainFile)) {
                return null;
            }
            try {
                return audit.onChain(chain, chainFile);
            } catch (IOException | RuntimeException e) {
                findings.add("chain-unasked", chain, e.toString());
                return null;
            }
        }
    }

    @Command(
            name = "export",
            exitCodeOnExecutionException = NOTHING_AUDITED,
            description = "Writes the whole log as CloudEvents JSON lines.")
    static final class Export implements Callable<Integer> {
        @CommandLine.Mixin Running running = new Running();

        @Option(names = "--log", required = true, description = "the file to write")
        Path log = Path.of("");

        @Override
        public Integer call() throws IOException {
            try (var source = running.open()) {
                System.out.printf("%,d facts written to %s%n", ExportedLog.write(source, log), log);
                return PASSED;
            }
        }
    }
}
