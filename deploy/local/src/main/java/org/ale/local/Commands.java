/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The command line of each part. */
final class Commands {
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k");
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final String FIAT_KEY = "sk_test_local";
    private static final String FIAT_SECRET = "whsec_local";

    private final Options options;

    Commands(Options options) {
        this.options = options;
    }

    List<String> of(Part part) {
        return switch (part) {
            case KAFKA ->
                    stack(
                            "-Xmx320m",
                            "org.ale.local.Broker",
                            data("kafka"),
                            port(part, 0),
                            port(part, Options.CONTROLLER_DISTANCE));
            case POSTGRES -> database();
            case CHAIN -> chain();
            case FIAT -> fiat();
            case GATEWAY ->
                    service(
                            part,
                            "-Xmx320m",
                            "-Dale.stripe.base-url=http://127.0.0.1:" + port(Part.FIAT, 0),
                            "-Dale.stripe.secret-key=" + FIAT_KEY,
                            "-Dale.stripe.webhook-secret=" + FIAT_SECRET);
            case COMMUNITIES, JOBS, ASSIGNMENT, CONSENSUS, REPUTATION, STAKING ->
                    service(part, "-Xmx224m");
            case PAYMENT -> service(part, "-Xmx224m", "-Dale.payment.settle-every=3s");
            case CHAIN_BRIDGE ->
                    service(
                            part,
                            "-Xmx224m",
                            "-Dale.bridge.epoch-every=" + options.bridge().epochEvery(),
                            "-Dale.bridge.rpc-urls=" + options.bridgeNodes());
        };
    }

    private List<String> database() {
        var command = stack("-Xmx160m", "org.ale.local.Database", data("postgres"));
        command.add(port(Part.POSTGRES, 0));
        Part.services().forEach(service -> command.add(database(service)));
        return command;
    }

    private static String database(Part service) {
        return "ale_" + service.label().replace('-', '_');
    }

    /**
     * Anvil, a block each second. Finality is two blocks behind the head. The state is on disk at a
     * stop, and every few seconds in case that there is no time for one.
     */
    private List<String> chain() {
        return List.of(
                ChainTools.anvil(options.root()).toString(),
                "--host=127.0.0.1",
                "--port=" + port(Part.CHAIN, 0),
                "--chain-id=31337",
                "--block-time=1",
                "--slots-in-an-epoch=1",
                "--state=" + data("chain") + "/state.json",
                "--state-interval=5",
                "--quiet");
    }

    /** A payment provider without money; who posts to a checkout's page has paid it. */
    private List<String> fiat() {
        return stack(
                "-Xmx48m",
                "org.ale.local.FiatProvider",
                "--port=" + port(Part.FIAT, 0),
                "--webhook=" + options.gateway() + "/v1/providers/stripe/webhooks",
                "--key=" + FIAT_KEY,
                "--secret=" + FIAT_SECRET);
    }

    private List<String> stack(String heap, String main, String... arguments) {
        var stack = options.root().resolve(".ale").resolve("stack");
        var command = java(heap);
        command.add("-cp");
        command.add(stack.resolve("classes") + ":" + stack.resolve("lib") + "/*");
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> service(Part part, String heap, String... settings) {
        var command = java(heap);
        command.addAll(List.of(settings));
        command.add("-Dquarkus.http.port=" + options.port(part));
        command.add("-Dkafka.bootstrap.servers=" + options.bootstrapServers());
        command.add(
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://localhost:%d/%s"
                        .formatted(options.port(Part.POSTGRES), database(part)));
        command.add("-Dale.snapshots=" + data("snapshots"));
        command.add("-Dale.chain.file=" + options.chainFile());
        for (var other : Part.services()) {
            command.add(
                    "-Dquarkus.grpc.clients.%s.port=%d"
                            .formatted(other.label(), options.port(other)));
        }
        command.add("-jar");
        command.add(jar(options.root(), part).toString());
        return command;
    }

    /** What a service's build leaves. */
    static Path jar(Path root, Part part) {
        return root.resolve(
                Path.of("services", part.label(), "target", "quarkus-app", "quarkus-run.jar"));
    }

    /** Services among these that were not built. */
    static List<String> missing(Path root, Collection<Part> parts) {
        return parts.stream()
                .filter(Part::isService)
                .filter(part -> !Files.isRegularFile(jar(root, part)))
                .map(Part::label)
                .toList();
    }

    private List<String> java(String heap) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.addAll(SMALL);
        if (!options.fullJit()) {
            command.add(QUICK);
        }
        return command;
    }

    private String data(String name) {
        return options.folder().resolve("data").resolve(name).toString();
    }

    private String port(Part part, int distance) {
        return Integer.toString(options.port(part) + distance);
    }
}
