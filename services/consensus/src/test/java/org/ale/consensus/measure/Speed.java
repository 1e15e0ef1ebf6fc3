/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.ale.consensus.codec.PoolEventCodec;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolDecider;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.PoolState;
import org.ale.consensus.domain.PoolTerms;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** Prints how fast votes are decided, facts folded from their bytes, and a state written down. */
public final class Speed {
    private static final JobId JOB = new JobId(new UUID(1, 1));
    private static final int WORKERS = 2000;
    private static final int WINDOW = 100;
    private final PoolEventCodec codec = new PoolEventCodec();
    private final PoolDecider decider = new PoolDecider();
    private final PoolState state = decider.initialState();
    private final List<byte[]> log = new ArrayList<>();
    private final List<PoolId> open = new ArrayList<>();
    private final Random random = new Random(1);
    private int opened;

    private Speed() {}

    /** Runs with {@code ale.pools} pools of {@code ale.labels} labels, {@code ale.runs} times. */
    public static void main(String[] arguments) {
        for (var run = 0; run < Integer.getInteger("ale.runs", 3); run++) {
            new Speed().run(Integer.getInteger("ale.pools", 50_000));
        }
    }

    private void run(int pools) {
        var from = CommunityParameters.BALANCED;
        var parameters =
                new CommunityParameters(
                        from.consensus(),
                        from.reward(),
                        from.serving(),
                        new AuditTerms(Integer.getInteger("ale.audit-every", 200), 500),
                        from.fees(),
                        from.governance(),
                        from.requirements(),
                        from.visibleAfter());
        var labels = Integer.getInteger("ale.labels", 2);
        var started = System.nanoTime();
        var commands = 0;
        while (opened < pools || !open.isEmpty()) {
            obey(command(pools, labels, parameters));
            commands++;
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "decided, encoded and folded %,d commands into %,d facts in %.2f s: %,.0f"
                        + " commands/s%n",
                commands, log.size(), seconds, commands / seconds);
        started = System.nanoTime();
        var replayed = decider.initialState();
        for (var bytes : log) {
            replayed = decider.evolve(replayed, codec.decode(bytes, Instant.EPOCH));
        }
        seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "folded %,d facts from bytes in %.2f s: %,.0f facts/s%n",
                log.size(), seconds, log.size() / seconds);
        freeze();
        started = System.nanoTime();
        decider.decide(new PoolCommand.AuditJob(JOB, 1, Instant.EPOCH), replayed);
        System.out.printf("job end audit %.2f s%n", (System.nanoTime() - started) / 1e9);
    }

    /** As an owner does it while everybody waits. */
    private void freeze() {
        var started = System.nanoTime();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                "snapshot of %,d bytes in %.3f s%n",
                bytes.size(), (System.nanoTime() - started) / 1e9);
    }

    private PoolCommand command(int pools, int labels, CommunityParameters parameters) {
        if (open.size() < WINDOW && opened < pools) {
            var gold = opened % 20 == 0 ? opened % labels : PoolTerms.UNKNOWN;
            var terms = new PoolTerms(TaskType.BINARY, labels, gold, parameters);
            return new PoolCommand.OpenVoting(new PoolId(JOB, opened++), terms, 2, Instant.EPOCH);
        }
        var pool = open.get(random.nextInt(open.size()));
        var truth = pool.item() % labels;
        var label = random.nextInt(100) < 85 ? truth : random.nextInt(labels);
        var worker = new WorkerId(new UUID(0, random.nextInt(WORKERS)));
        return new PoolCommand.WeighVote(pool, worker, label, Instant.EPOCH);
    }

    private void obey(PoolCommand command) {
        if (decider.decide(command, state) instanceof Decision.Accepted<PoolEvent>(var events)) {
            for (var event : events) {
                decider.evolve(state, event);
                log.add(codec.encode(event));
                switch (event) {
                    case PoolEvent.VotingOpened voting -> open.add(voting.poolId());
                    case PoolEvent.PoolReopened(var pool, var _) -> open.add(pool);
                    case PoolEvent.PoolClosed closed -> open.remove(closed.poolId());
                    default -> {}
                }
            }
        }
    }
}
