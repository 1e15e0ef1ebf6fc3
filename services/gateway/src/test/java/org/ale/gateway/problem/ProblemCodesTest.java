/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever meets a code finds it in the published table. */
class ProblemCodesTest {
    private static final Path TABLE = Path.of("src/main/resources/problems.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|.*");
    private static final Pattern REASON = Pattern.compile("^ {4}([A-Z_]{4,})[,;]?$");
    private static final Pattern PROBLEM =
            Pattern.compile(
                    "(?:Problem\\s*\\.\\s*(?:of|retryLater)\\(\\s*(?:\\w+,\\s*)"
                            + "|Problem\\s*\\.\\s*notFound\\(\\s*|refuse\\(\\d+, )"
                            + "\"([a-z-]+)\"");

    /** Refusals of commands that no caller of the gateway sends. */
    private static final Set<String> INNER =
            Set.of(
                    "above-ceiling",
                    "already-founded",
                    "already-mined",
                    "already-signed",
                    "behind",
                    "budget-exhausted",
                    "bump-too-small",
                    "final-left-the-chain",
                    "forked",
                    "invalid-task-type",
                    "job-already-drafted",
                    "job-already-started",
                    "key-used-elsewhere",
                    "more-than-deposited",
                    "no-such-job",
                    "not-mined",
                    "not-positive",
                    "out-of-order",
                    "root-mismatch",
                    "root-vetoed",
                    "too-much-at-once",
                    "unknown-bytes",
                    "unknown-deposit",
                    "unknown-transaction");

    private static final List<String> RULES =
            List.of(
                    "jobs/src/main/java/org/ale/jobs/domain/JobRejection.java",
                    "communities/src/main/java/org/ale/communities/domain/CommunityRejection.java",
                    "assignment/src/main/java/org/ale/assignment/domain/LeaseRejection.java",
                    "chain-bridge/src/main/java/org/ale/chainbridge/domain/ChainRejection.java");

    private static Set<String> listed() throws IOException {
        var codes = new TreeSet<String>();
        for (var line : Files.readAllLines(TABLE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                codes.add(row.group(1));
            }
        }
        return codes;
    }

    @Test
    void listsEveryRefusalThatACallerMayMeet() throws IOException {
        var missing = new TreeSet<String>();
        for (var file : RULES) {
            for (var line : Files.readAllLines(Path.of("..", file))) {
                var reason = REASON.matcher(line);
                if (reason.matches()) {
                    missing.add(Rejections.code(reason.group(1)));
                }
            }
        }
        missing.removeAll(listed());

        assertEquals(INNER, missing);
    }

    @Test
    void listsEveryProblemOfTheGatewayItself() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var problem = PROBLEM.matcher(Files.readString(file));
                while (problem.find()) {
                    missing.add(problem.group(1));
                }
            }
        }
        assertEquals(true, missing.size() > 20, missing.toString());
        missing.removeAll(listed());
        missing.remove("unknown-");

        assertEquals(Set.of(), missing);
    }
}
