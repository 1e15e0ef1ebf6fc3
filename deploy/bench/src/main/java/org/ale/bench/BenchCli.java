/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ale.audit.Audit;
import org.ale.audit.KafkaLog;
import org.ale.crowd.ApiClient;
import org.ale.local.LocalSystem;
import org.ale.local.Options;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make bench}: the broker's own limit and the whole path, measured in one run. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class BenchCli implements Callable<Integer> {
    /** Each holds a deck of leases: more would wait for seats in the window, not answer. */
    private static final int WORKERS_PER_COMMUNITY = 12;

    private static final int SECONDS_BETWEEN = 10;

    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--report", defaultValue = "target/bench/report.json")
    Path report = Path.of("");

    @Option(names = "--rate", defaultValue = "1030", description = "votes a second")
    int rate;

    @Option(names = "--low-rate", defaultValue = "100")
    int lowRate;

    @Option(names = "--seconds", defaultValue = "20")
    int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "300",
            description = "seconds of load before anything is measured: so long compilers work")
    int warmUp;

    @Option(
            names = "--no-full-jit",
            negatable = true,
            description =
                    "services use the quick compiler alone, as after make up; 150 s warm it up")
    boolean fullJit = true;

    @Option(names = "--port-offset", defaultValue = "0")
    int portOffset;

    private BenchCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCli()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var options =
                Options.of(root.toAbsolutePath().normalize())
                        .withPortOffset(portOffset)
                        .withFullJit(fullJit)
                        .withFolder(root.toAbsolutePath().resolve(".ale").resolve("bench"));
        var system = new LocalSystem(options, System.out::println);
        system.down();
        system.forget();
        try {
            system.up();
            var json = measured(options);
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, json.toPrettyString() + "\n");
            System.out.println(json.toPrettyString());
            return json.path("auditOk").asBoolean() ? 0 : 1;
        } finally {
            system.down();
        }
    }

    private ObjectNode measured(Options options) throws Exception {
        var json = ApiClient.JSON.createObjectNode();
        var limit = ProducerLimit.measure(options.bootstrapServers());
        json.put("producerLimitPerSecond", limit);
        try (var api = new ApiClient(URI.create(options.gateway()), Duration.ofSeconds(30))) {
            var path = new WholePath(api, WORKERS_PER_COMMUNITY);
            var high = path.run("high", rate, warmUp, seconds);
            var low = path.run("low", lowRate, SECONDS_BETWEEN, seconds);
            json.put("votesPerSecond", high.votesPerSecond());
            json.put("ratio", Math.rint(high.votesPerSecond() / limit * 1e5) / 1e5);
            put(json, "ackLatencyMs", high.ackMillis());
            put(json, "creditLatencyMs", high.creditMillis());
            var slow = json.putObject("lowRate");
            slow.put("votesPerSecond", low.votesPerSecond());
            put(slow, "ackLatencyMs", low.ackMillis());
            put(slow, "creditLatencyMs", low.creditMillis());
        }
        json.put("writePathCommandsPerSecond", WritePath.measure(options.bootstrapServers()));
        replay(options, json);
        json.put("root1048576AccountsMs", RootSpeed.measure());
        return json;
    }

    private static void put(ObjectNode json, String name, double[] percentiles) {
        json.putObject(name).put("p50", percentiles[0]).put("p99", percentiles[1]);
    }

    /** Rebuilding, and whether a stranger finds everything as the log says. */
    private static void replay(Options options, ObjectNode json) throws IOException {
        var audit = new Audit();
        try (var log = new KafkaLog(options.bootstrapServers(), "")) {
            json.put("replayEventsPerSecond", Fold.measure(log));
            var findings = audit.run(log);
            json.put("auditOk", findings.count() == 0);
            findings.kept().stream().limit(5).forEach(System.out::println);
        }
    }
}
