/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.ale.crowd.ApiClient;
import org.ale.crowd.Dataset;
import org.ale.crowd.replay.Replay.Result;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make replay}: what a label costs and is worth, on recorded votes, under attack or not. */
@Command(name = "replay", mixinStandardHelpOptions = true)
public final class ReplayCli implements Callable<Integer> {
    @Option(names = "--data", required = true, split = ",", description = "folders of datasets")
    List<Path> folders = List.of();

    @Option(names = "--tau", defaultValue = "0.97", description = "confidence asked, .80–.999")
    double tau;

    @Option(names = "--seeds", defaultValue = "10")
    int seeds;

    @Option(names = "--gold", defaultValue = "0.1", description = "share of declared gold items")
    double gold;

    @Option(names = "--attack", defaultValue = "none")
    String attack = "none";

    @Option(names = "--report", defaultValue = "target/replay/report.json")
    Path report = Path.of("");

    private ReplayCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReplayCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        if (tau < 0.80 || tau > 0.999 || gold < 0 || gold > 1 || seeds < 1) {
            System.err.println("TAU is .80 to .999, GOLD 0 to 1, SEEDS at least 1");
            return 2;
        }
        Attack chosen;
        try {
            chosen = Attack.of(attack);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        var list = ApiClient.JSON.createArrayNode();
        for (var folder : folders) {
            Dataset data;
            try {
                data = Dataset.read(folder);
            } catch (IOException e) {
                System.err.println("cannot read " + folder + ": " + e.getMessage());
                return 2;
            }
            var line = measured(data, chosen);
            list.add(line);
            print(line);
        }
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, list.toPrettyString() + "\n");
        return 0;
    }

    private ObjectNode measured(Dataset data, Attack chosen) {
        var results = new ArrayList<Result>();
        for (var seed = 0; seed < seeds; seed++) {
            results.add(Replay.run(data, tau, gold, chosen, seed));
        }
        var items = data.votes().size();
        var accuracy = results.stream().mapToDouble(Result::accuracy).average().orElse(0);
        var variance =
                results.stream()
                        .mapToDouble(result -> Math.pow(result.accuracy() - accuracy, 2))
                        .average()
                        .orElse(0);
        var fired = results.stream().filter(result -> result.paidShareAtBreaker() >= 0).toList();
        var line = ApiClient.JSON.createObjectNode();
        line.put("dataset", data.name());
        line.put("tau", tau);
        line.put("seeds", seeds);
        line.put("gold", gold);
        line.put("attack", chosen.option());
        line.put(
                "votesPerItem",
                rounded(results.stream().mapToInt(Result::votes).average().orElse(0) / items));
        line.put("accuracy", rounded(accuracy));
        line.put("accuracySd", rounded(Math.sqrt(variance)));
        line.put(
                "unresolved",
                rounded(results.stream().mapToDouble(Result::unresolved).average().orElse(0)));
        line.put("breakerFired", fired.size());
        line.put(
                "paidShareAtBreaker",
                rounded(fired.stream().mapToDouble(Result::paidShareAtBreaker).max().orElse(0)));
        line.put("majorityAccuracy", rounded(data.majorityAccuracy(data.truth().keySet())));
        line.put("labelsDigest", digest(results));
        return line;
    }

    private static double rounded(double value) {
        return Math.rint(value * 100_000) / 100_000;
    }

    private static void print(ObjectNode line) {
        System.out.printf(
                "%-10s %.1f %% ± %.1f at %.2f votes an item (majority of all %.1f %%), %.1f %%"
                        + " unresolved, breaker fired in %d of %d%n",
                line.path("dataset").asText(),
                100 * line.path("accuracy").asDouble(),
                100 * line.path("accuracySd").asDouble(),
                line.path("votesPerItem").asDouble(),
                100 * line.path("majorityAccuracy").asDouble(),
                100 * line.path("unresolved").asDouble(),
                line.path("breakerFired").asInt(),
                line.path("seeds").asInt());
    }

    /** SHA-256 over all labels of all seeds, in order of task. */
    private static String digest(List<Result> results) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var result : results) {
                result.labels()
                        .forEach((task, label) ->
                                sha256.update(
                                        (task + ":" + label + "\n")
                                                .getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
