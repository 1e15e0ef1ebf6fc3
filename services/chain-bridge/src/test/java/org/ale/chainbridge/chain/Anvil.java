/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real node on this machine. */
final class Anvil implements AutoCloseable {
    private static final String BINARY = "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";

    private static final int TRIES_MAX = 2_000;

    private final Process process;
    private final int port;

    Anvil(int port, long chainId) throws IOException, InterruptedException {
        this.port = port;
        process =
                new ProcessBuilder(
                                contracts(BINARY),
                                "--port",
                                Integer.toString(port),
                                "--chain-id",
                                Long.toString(chainId),
                                "--slots-in-an-epoch",
                                "1",
                                "--silent")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        for (var tries = 0; tries < TRIES_MAX && process.isAlive(); tries++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("the node does not listen, or another one does");
    }

    /** A file of the contracts' folder. */
    static String contracts(String file) {
        var root = Path.of(System.getProperty("ale.root", "../..")).toAbsolutePath();
        return root.resolve("contracts").resolve(file).normalize().toString();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The next node listens on the same port: it begins when this one has ended. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
