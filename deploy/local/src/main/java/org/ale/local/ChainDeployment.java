/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Puts the contracts on the local chain, once.
 *
 * <p>The rule: chain and logs live and are forgotten together. A chain without an address file is
 * new and gets the contracts. A chain that has lost them while the file remembers them is refused,
 * for the logs remember what was settled on it too.
 */
final class ChainDeployment {
    private static final Duration CALL_MAX = Duration.ofSeconds(5);
    private static final Duration DEPLOY_MAX = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;

    ChainDeployment(Options options) {
        this.options = options;
    }

    /**
     * Deploys if the chain is new.
     *
     * @return whether it did
     * @throws LocalException with a reason for a person
     */
    boolean ensure() throws IOException, InterruptedException {
        if (Files.notExists(options.chainFile())) {
            deploy();
            requireContracts();
            return true;
        }
        requireContracts();
        return false;
    }

    private void deploy() throws IOException, InterruptedException {
        var log = options.folder().resolve(Path.of("logs", "chain-deployment.log"));
        Files.createDirectories(log.getParent());
        Files.createDirectories(options.chainFile().getParent());
        var process =
                new ProcessBuilder(
                                ChainTools.deploy(options.root()).toString(),
                                "--rpc",
                                options.chain(),
                                "--out",
                                options.chainFile().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(DEPLOY_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new LocalException("the contracts' deployment takes too long; see " + log);
        }
        if (process.exitValue() != 0 || Files.notExists(options.chainFile())) {
            throw new LocalException("the contracts could not be deployed; see " + log);
        }
    }

    private void requireContracts() throws IOException, InterruptedException {
        var token = JSON.readTree(options.chainFile().toFile()).path("token").asText();
        if (call("eth_getCode", token, "latest").asText().length() <= "0x".length()) {
            throw new LocalException(
                    "the chain has no contract at %s that %s names: its state was lost. Start anew"
                                    .formatted(token, options.chainFile())
                            + " with `make forget`, which forgets the logs too");
        }
    }

    private JsonNode call(String method, String... parameters)
            throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        var list = body.putArray("params");
        for (var parameter : parameters) {
            list.add(parameter);
        }
        var request =
                HttpRequest.newBuilder(URI.create(options.chain()))
                        .timeout(CALL_MAX)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("result");
        }
    }
}
