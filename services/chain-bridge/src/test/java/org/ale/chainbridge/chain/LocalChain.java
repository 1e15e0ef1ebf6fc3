/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real node with the real contracts, on a port of its own, for as long as the tests run. */
public final class LocalChain implements QuarkusTestResourceLifecycleManager {
    static final String URL = "http://127.0.0.1:28545";

    /** Where a test may put a node that lies. */
    static final int LIAR_PORT = 28_548;

    static final String LIAR = "http://127.0.0.1:" + LIAR_PORT;

    /** Name of the argument that says which nodes the bridge asks. */
    static final String NODES = "nodes";

    private String nodes = URL;
    private @Nullable Anvil anvil;

    @Override
    public void init(Map<String, String> arguments) {
        nodes = arguments.getOrDefault(NODES, URL);
    }

    @Override
    public Map<String, String> start() {
        try {
            run(Anvil.contracts("bin/build"));
            anvil = new Anvil(28_545, 31_337);
            var folder = Files.createDirectories(Path.of("target", "chain").toAbsolutePath());
            var file = folder.resolve("chain.json").toString();
            run(Anvil.contracts("bin/deploy"), "--rpc", URL, "--out", file);
            return Map.of("ale.chain.file", file, "ale.bridge.rpc-urls", nodes);
        } catch (IOException e) {
            throw new IllegalStateException("no local chain", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command[0] + " failed");
        }
    }

    @Override
    public void stop() {
        if (anvil != null) {
            anvil.close();
        }
    }
}
