/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.eventsourcing.testing.Tally;
import org.ale.eventsourcing.testing.Tally.Add;
import org.ale.eventsourcing.testing.Tally.Added;

/**
 * The write path alone: commands through the log to one owner of partitions, decided, appended and
 * answered in transactions, with the smallest rules there are.
 */
final class WritePath {
    private static final int ROUNDS = 9;
    private static final int RECORDS = 1_000;
    private static final int COMMANDS_PER_RECORD = 20;
    private static final int STREAMS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private WritePath() {}

    /** Commands a second in the best round; the first ones warm the compiler. */
    static double measure(String bootstrapServers)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var config =
                RuntimeConfig.of(bootstrapServers, "bench")
                        .withTopicPrefix("bench.")
                        .withSnapshots(Files.createTempDirectory("ale-bench"));
        try (var runtime = AggregateRuntime.start(Tally.aggregate("writing", List.of()), config)) {
            var best = 0.0;
            for (var round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                carryOut(runtime, round);
                var commands = RECORDS * COMMANDS_PER_RECORD;
                best = Math.max(best, commands * 1e9 / (System.nanoTime() - started));
            }
            return Math.rint(best);
        }
    }

    private static void carryOut(AggregateRuntime<Add, ?, Added> runtime, int round)
            throws InterruptedException, ExecutionException, TimeoutException {
        var pending = new ArrayList<CompletionStage<List<Outcome<Added>>>>(RECORDS);
        for (var record = 0; record < RECORDS; record++) {
            var wishes = new ArrayList<Wish<Add>>(COMMANDS_PER_RECORD);
            for (var index = 0; index < COMMANDS_PER_RECORD; index++) {
                var id = new CommandId(round + "-" + record + "-" + index);
                wishes.add(new Wish<>(id, new Add(1)));
            }
            pending.add(runtime.bus().send("stream-" + record % STREAMS, wishes, DEADLINE));
        }
        for (var answer : pending) {
            for (var outcome : answered(answer)) {
                if (!(outcome instanceof Outcome.Accepted<Added>)) {
                    throw new IllegalStateException("a command was refused: " + outcome);
                }
            }
        }
    }

    private static List<Outcome<Added>> answered(CompletionStage<List<Outcome<Added>>> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
}
