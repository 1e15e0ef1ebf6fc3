/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ale.local.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Promises 2 and 4: a payout happens once, and what is paid on chain is what was settled. */
@EnabledIf("isBuilt")
class ChainChaosTest {
    private static final int ROUNDS = 60;
    private static final Path ROOT =
            Path.of(System.getProperty("ale.root", "../..")).toAbsolutePath().normalize();

    /** Where every test must run, it runs and fails if something is not built. */
    static boolean isBuilt() {
        return System.getenv("ALE_EVERY_TEST") != null
                || Files.exists(
                        ROOT.resolve("services/chain-bridge/target/quarkus-app/quarkus-run.jar"));
    }

    @Test
    void paysToTheWeiOnAChainThatFails() throws Exception {
        var options =
                Options.of(ROOT)
                        .withPortOffset(12_000)
                        .withFolder(ROOT.resolve(".ale").resolve("chain-chaos"));
        var report = new ChainRounds(options, 1, System.err::println).run(ROUNDS);
        assertTrue(ChainRounds.isWell(report), report.toPrettyString());
        assertTrue(report.path("epochs").asInt() >= ROUNDS / 2, report.toPrettyString());
        for (var trouble : List.of("REORG", "DROPPED_TRANSACTIONS", "LYING_NODE")) {
            assertTrue(
                    report.path("hits").path(trouble).asInt() >= ROUNDS / 10,
                    report.toPrettyString());
        }
        assertEquals(
                KillStep.values().length, report.path("kills").size(), report.toPrettyString());
    }
}
