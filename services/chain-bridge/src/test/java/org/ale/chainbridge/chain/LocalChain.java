/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real node with the real contracts, on a port of its own, for as long as the tests run. */
public final class LocalChain implements QuarkusTestResourceLifecycleManager {
    private static final int PORT = 28545;
    static final String URL = "http://127.0.0.1:" + PORT;
    private static final String ANVIL = "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";

    private @Nullable Process anvil;

    private static String contracts(String file) {
        var root = Path.of(System.getProperty("ale.root", "../..")).toAbsolutePath();
        return root.resolve("contracts").resolve(file).normalize().toString();
    }

    @Override
    public Map<String, String> start() {
        try {
            run(contracts("bin/build"));
            anvil =
                    new ProcessBuilder(
                                    contracts(ANVIL),
                                    "--port",
                                    Integer.toString(PORT),
                                    "--chain-id",
                                    "31337",
                                    "--slots-in-an-epoch",
                                    "1",
                                    "--silent")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            awaitPort();
            var file = Files.createTempDirectory("ale-chain").resolve("chain.json").toString();
            run(contracts("bin/deploy"), "--rpc", URL, "--out", file);
            return Map.of("ale.chain.file", file, "ale.bridge.rpc-urls", URL);
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

    private static void awaitPort() throws InterruptedException {
        for (var tries = 0; tries < 200; tries++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the node does not listen");
    }

    @Override
    public void stop() {
        if (anvil != null) {
            anvil.destroy();
        }
    }
}
