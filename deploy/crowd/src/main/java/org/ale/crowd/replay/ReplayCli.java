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
import java.util.function.ToDoubleFunction;
import org.ale.crowd.ApiClient;
import org.ale.crowd.Dataset;
import org.ale.crowd.replay.Replay.Result;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make replay}: what a label costs and is worth, on recorded votes, under attack or not.
 * {@code votesPerItem} is all votes bought for each item of the set, {@code votesPerLabel} the same
 * votes for each item that was not gold.
 *
 * <p>Contract: whatever was asked wrongly is refused with a sentence and code 2 before the first
 * vote is served, and leaves no report, not even that of an earlier run.
 */
@Command(name = "replay", mixinStandardHelpOptions = true)
public final class ReplayCli implements Callable<Integer> {
    private static final int REFUSED = 2;

    @Option(names = "--report", defaultValue = "target/replay/report.json")
    Path report = Path.of("target", "replay", "report.json");

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

    private ReplayCli() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        var cli = new ReplayCli();
        return new CommandLine(cli)
                .setParameterExceptionHandler((e, _) -> cli.refuse(e.getMessage()))
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        // Asked for what lies inside, so that what is not a number lies outside.
        if (!(tau >= 0.80 && tau <= 0.999)) {
            return refuse("TAU is .80 to .999, not " + tau);
        }
        if (!(gold >= 0 && gold <= 1)) {
            return refuse("GOLD is 0 to 1, not " + gold);
        }
        if (seeds < 1) {
            return refuse("SEEDS is at least 1, not " + seeds);
        }
        Attack chosen;
        var sets = new ArrayList<Dataset>();
        try {
            chosen = Attack.of(attack);
            for (var folder : folders) {
                sets.add(Dataset.read(folder));
            }
        } catch (IllegalArgumentException | IOException e) {
            return refuse(e.getMessage());
        }
        Files.deleteIfExists(report);
        var list = ApiClient.JSON.createArrayNode();
        for (var data : sets) {
            var line = measured(data, chosen);
            list.add(line);
            print(line);
        }
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, list.toPrettyString() + "\n");
        return 0;
    }

    private int refuse(@Nullable String sentence) throws IOException {
        Files.deleteIfExists(report);
        System.err.println(sentence);
        return REFUSED;
    }

    private ObjectNode measured(Dataset data, Attack chosen) {
        var results = new ArrayList<Result>();
        for (var seed = 0; seed < seeds; seed++) {
            results.add(Replay.run(data, tau, gold, chosen, seed));
        }
        var accuracy = mean(results, Result::accuracy);
        var variance = mean(results, result -> Math.pow(result.accuracy() - accuracy, 2));
        var fired = results.stream().filter(result -> result.paidShareAtBreaker() >= 0).toList();
        var votes = mean(results, Result::votes);
        var notGold = results.getFirst().itemsNotGold();
        var line = ApiClient.JSON.createObjectNode();
        line.put("dataset", data.name());
        line.put("tau", tau);
        line.put("seeds", seeds);
        line.put("gold", gold);
        line.put("attack", chosen.option());
        line.put("votesPerItem", rounded(votes / data.votes().size()));
        // As the reference counts: gold's votes too are borne by the labels nobody knew before.
        line.put("votesPerLabel", rounded(notGold == 0 ? 0 : votes / notGold));
        line.put("accuracy", rounded(accuracy));
        line.put("accuracySd", rounded(Math.sqrt(variance)));
        line.put("unresolved", rounded(mean(results, Result::unresolved)));
        line.put("breakerFired", fired.size());
        // The worst of the seeds in which it fired: a bar is held by all of them or by none.
        line.put(
                "paidShareAtBreaker",
                rounded(fired.stream().mapToDouble(Result::paidShareAtBreaker).max().orElse(0)));
        line.put("majorityAccuracy", rounded(mean(results, Result::majorityAccuracy)));
        line.put("labelsDigest", digest(results));
        return line;
    }

    private static double mean(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).average().orElse(0);
    }

    private static double rounded(double value) {
        return Math.rint(value * 100_000) / 100_000;
    }

    private static void print(ObjectNode line) {
        System.out.printf(
                "%-10s %.1f %% ± %.1f at %.2f votes an item, %.2f a label that was not declared"
                        + " (majority of all %.1f %%), %.1f %% unresolved, breaker fired in %d of"
                        + " %d%n",
                line.path("dataset").asText(),
                100 * line.path("accuracy").asDouble(),
                100 * line.path("accuracySd").asDouble(),
                line.path("votesPerItem").asDouble(),
                line.path("votesPerLabel").asDouble(),
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
