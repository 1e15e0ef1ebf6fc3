/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.measure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** How many answers a desk takes and how many facts it folds in a second, on one thread. */
public final class Speed {
    private static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    private static final JobId JOB = new JobId(new UUID(2, 2));
    private static final int ITEMS = 100_000;
    private static final int WORKERS = 500;
    private static final int VOTES = 4;

    private final LeaseDecider decider = new LeaseDecider(new HmacSeeds(new byte[32]));
    private final List<LeaseEvent> log = new ArrayList<>();
    private final int[] votes = new int[ITEMS];
    private LeaseState state = decider.initialState();
    private Instant now = Instant.EPOCH;
    private int answers;

    private Speed() {}

    public static void main(String[] arguments) {
        for (var round = 0; round < 3; round++) {
            new Speed().run();
        }
    }

    private void run() {
        ask(new LeaseCommand.AdoptParameters(1, CommunityParameters.BALANCED, now, now));
        for (var worker = 0; worker < WORKERS; worker++) {
            ask(new LeaseCommand.AdmitMember(worker(worker), now));
        }
        ask(new LeaseCommand.AdmitItems(JOB, 0, ITEMS, List.of(), now));
        var terms = new LeaseCommand.JobTerms(TaskType.BINARY, 2, ITEMS, 0);
        ask(new LeaseCommand.StartJob(JOB, terms, now));
        var startNanos = System.nanoTime();
        for (var turn = 0; answers < ITEMS * VOTES && turn < ITEMS; turn++) {
            now = now.plusMillis(10);
            var worker = worker(turn % WORKERS);
            for (var event : ask(new LeaseCommand.DealDeck(HERE, worker, 0, now))) {
                if (event instanceof LeaseEvent.DeckDealt dealt) {
                    dealt.draws().forEach(draw -> answer(draw.poolId(), worker));
                }
            }
        }
        var workNanos = System.nanoTime() - startNanos;
        startNanos = System.nanoTime();
        var folded = decider.initialState();
        for (var event : log) {
            folded = decider.evolve(folded, event);
        }
        var foldNanos = System.nanoTime() - startNanos;
        freeze(folded);
        System.out.printf(
                "%d answers dealt, taken and freed: %,d/s; %d facts folded: %,d/s%n",
                answers,
                answers * 1_000_000_000L / workNanos,
                log.size(),
                log.size() * 1_000_000_000L / foldNanos);
    }

    /** As an owner does it while everybody waits. */
    private static void freeze(LeaseState state) {
        var startNanos = System.nanoTime();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                "snapshot of %,d bytes in %.3f s%n",
                bytes.size(), (System.nanoTime() - startNanos) / 1e9);
    }

    private void answer(PoolId pool, WorkerId worker) {
        ask(new LeaseCommand.AcceptAnswer(pool, worker, 1, now));
        answers++;
        if (++votes[pool.item()] == VOTES) {
            ask(new LeaseCommand.LeavePool(pool, now));
        } else {
            ask(new LeaseCommand.FreeSeat(pool, now));
        }
    }

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(3, number));
    }

    private List<LeaseEvent> ask(LeaseCommand command) {
        return switch (decider.decide(command, state)) {
            case Decision.Accepted<LeaseEvent>(var events) -> {
                for (var event : events) {
                    state = decider.evolve(state, event);
                }
                log.addAll(events);
                yield events;
            }
            case Decision.Rejected<LeaseEvent>(var reason, var detail) ->
                    throw new IllegalStateException(reason + ": " + detail);
        };
    }
}
