/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ale.local.StartCaches.Program;

/** The command line of each part. */
final class Commands {
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xss512k",
                    "-XX:ReservedCodeCacheSize=160m");

    /**
     * The quick compiler alone: a process is ready sooner, and on two cores the optimising one
     * takes minutes of its work; a broker's start it makes a second longer, and the ten after it
     * busy.
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final String SURVIVORS = "-XX:SurvivorRatio=4";
    private static final String SURVIVORS_FULL = "-XX:TargetSurvivorRatio=90";

    private static final String FIAT_KEY = "sk_test_local";
    private static final String FIAT_SECRET = "whsec_local";

    private final Options options;
    private final StartCaches caches;

    Commands(Options options) {
        this.options = options;
        caches = new StartCaches(options.root());
    }

    List<String> of(Part part) {
        return of(part, options.port(part));
    }

    /** A second process that takes itself for the same instance, on a port of its own. */
    List<String> standIn(Part part) {
        return of(part, options.standInPort(part));
    }

    private List<String> of(Part part, int httpPort) {
        return part.isJava() ? java(part, httpPort) : chain();
    }

    private List<String> java(Part part, int httpPort) {
        var program = program(part);
        var command = new ArrayList<String>();
        command.add(StartCaches.java());
        command.addAll(program.flags());
        if (options.training()) {
            command.add("-XX:AOTCacheOutput=" + caches.draft(program));
        } else if (caches.has(program)) {
            command.add("-XX:AOTCache=" + caches.file(program));
        }
        command.addAll(part.isService() ? service(part, httpPort) : List.of());
        command.addAll(
                part.isService()
                        ? List.of("-jar", program.joinedClassPath())
                        : List.of("-cp", program.joinedClassPath()));
        command.addAll(arguments(part));
        return command;
    }

    /** What the JVM of a part starts from: its cache of started programs depends on it. */
    Program program(Part part) {
        var flags = new ArrayList<String>();
        flags.addAll(heap(part));
        flags.addAll(SMALL);
        if (!options.fullJit()) {
            flags.add(QUICK);
        }
        return new Program(
                part.label(),
                flags,
                part.isService() ? List.of(jar(options.root(), part)) : stack());
    }

    /**
     * Most of what a service makes is forgotten within seconds: answers for callers that may ask
     * again, events for phones that may come back. Young space enough for these seconds keeps them
     * out of the old one, whose collection stops everything for a third of a second.
     */
    private static List<String> heap(Part part) {
        return switch (part) {
            case GATEWAY -> List.of("-Xmx448m", "-Xmn288m", SURVIVORS, SURVIVORS_FULL);
            case COMMUNITIES,
                    JOBS,
                    ASSIGNMENT,
                    CONSENSUS,
                    REPUTATION,
                    PAYMENT,
                    STAKING,
                    CHAIN_BRIDGE ->
                    List.of("-Xmx288m", "-Xmn128m", SURVIVORS, SURVIVORS_FULL);
            case KAFKA -> List.of("-Xmx320m");
            case POSTGRES -> List.of("-Xmx160m");
            case FIAT -> List.of("-Xmx48m");
            case CHAIN -> throw new IllegalArgumentException("the chain is no Java program");
        };
    }

    private List<Path> stack() {
        var folder = options.root().resolve(Path.of(".ale", "stack", "lib"));
        try (var jars = Files.newDirectoryStream(folder, "*.jar")) {
            var sorted = new ArrayList<Path>();
            jars.forEach(sorted::add);
            sorted.sort(null);
            return sorted;
        } catch (IOException e) {
            throw new UncheckedIOException("the stack is not built: " + folder, e);
        }
    }

    private List<String> arguments(Part part) {
        return switch (part) {
            case KAFKA ->
                    List.of(
                            "org.ale.local.Broker",
                            data("kafka"),
                            port(part, 0),
                            port(part, Options.CONTROLLER_DISTANCE));
            case POSTGRES -> {
                var words =
                        new ArrayList<>(
                                List.of("org.ale.local.Database", data("postgres"), port(part, 0)));
                Part.services().forEach(service -> words.add(database(service)));
                yield words;
            }
            case FIAT -> fiat();
            case CHAIN,
                    COMMUNITIES,
                    JOBS,
                    ASSIGNMENT,
                    CONSENSUS,
                    REPUTATION,
                    PAYMENT,
                    STAKING,
                    CHAIN_BRIDGE,
                    GATEWAY ->
                    List.of();
        };
    }

    /** A payment provider without money; who posts to a checkout's page has paid it. */
    private List<String> fiat() {
        return List.of(
                "org.ale.local.FiatProvider",
                "--port=" + port(Part.FIAT, 0),
                "--webhook=" + options.gateway() + "/v1/providers/stripe/webhooks",
                "--key=" + FIAT_KEY,
                "--secret=" + FIAT_SECRET);
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

    private List<String> service(Part part, int httpPort) {
        var properties = new ArrayList<String>();
        properties.add("-Dquarkus.http.port=" + httpPort);
        properties.add("-Dkafka.bootstrap.servers=" + options.bootstrapServers());
        properties.add(
                "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://localhost:%d/%s"
                        .formatted(options.port(Part.POSTGRES), database(part)));
        properties.add("-Dale.snapshots=" + data("snapshots"));
        properties.add("-Dale.chain.file=" + options.chainFile());
        for (var other : Part.services()) {
            properties.add(
                    "-Dquarkus.grpc.clients.%s.port=%d"
                            .formatted(other.label(), options.port(other)));
        }
        properties.addAll(settings(part));
        return properties;
    }

    private List<String> settings(Part part) {
        return switch (part) {
            case JOBS -> List.of("-Dale.jobs.ledger-deposits=true");
            case PAYMENT -> List.of("-Dale.payment.settle-every=3s");
            case CHAIN_BRIDGE ->
                    List.of(
                            "-Dale.bridge.epoch-every=" + options.bridge().epochEvery(),
                            "-Dale.bridge.poll-every=" + options.bridge().pollEvery(),
                            "-Dale.bridge.send-again-after=" + options.bridge().sendAgainAfter(),
                            "-Dale.bridge.rpc-urls=" + options.bridgeNodes());
            case GATEWAY ->
                    List.of(
                            "-Dale.stripe.base-url=http://127.0.0.1:" + port(Part.FIAT, 0),
                            "-Dale.stripe.secret-key=" + FIAT_KEY,
                            "-Dale.stripe.webhook-secret=" + FIAT_SECRET);
            case KAFKA,
                    POSTGRES,
                    CHAIN,
                    FIAT,
                    COMMUNITIES,
                    ASSIGNMENT,
                    CONSENSUS,
                    REPUTATION,
                    STAKING ->
                    List.of();
        };
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

    private String data(String name) {
        return options.folder().resolve("data").resolve(name).toString();
    }

    private String port(Part part, int distance) {
        return Integer.toString(options.port(part) + distance);
    }
}
