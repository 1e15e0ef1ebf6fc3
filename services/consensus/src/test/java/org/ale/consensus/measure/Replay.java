/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.measure;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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

/**
 * Serves recorded votes to the decider as the platform would, and prints votes per item and
 * accuracy.
 *
 * <p>System properties: {@code ale.data} the folder of datasets, {@code ale.sets}, {@code
 * ale.seeds}, {@code ale.gold} share of items with known answers, {@code ale.audit-every}, {@code
 * ale.audit-bps}.
 */
public final class Replay {
    private static final JobId JOB = new JobId(new UUID(0, 1));
    private static final Instant NOW = Instant.EPOCH;
    private static final int WINDOW = 100;
    private final PoolDecider decider = new PoolDecider();
    private final PoolState state = decider.initialState();
    private final Dataset data;
    private final Set<Integer> colluders;
    private final Random random;
    private final Map<Integer, Integer> gold = new LinkedHashMap<>();
    private final Map<Integer, ArrayDeque<int[]>> queues = new HashMap<>();
    private final Map<Integer, ArrayDeque<int[]>> spare = new HashMap<>();
    private final Map<Integer, Integer> labels = new HashMap<>();
    private final List<Integer> open = new ArrayList<>();
    private final Set<Integer> closed = new LinkedHashSet<>();
    private final CommunityParameters parameters;
    private int spent;
    private int reopened;
    private int trippedAfter = -1;
    private boolean decided;

    private Replay(Dataset clean, long seed, double goldShare) {
        random = new Random(seed);
        var attack = Attack.on(clean, share("ale.spam"), share("ale.collude"), random);
        data = attack.data();
        colluders = attack.colluders();
        var from = CommunityParameters.BALANCED;
        parameters =
                new CommunityParameters(
                        from.consensus(),
                        from.reward(),
                        from.serving(),
                        new AuditTerms(
                                Integer.getInteger("ale.audit-every", 200),
                                Integer.getInteger("ale.audit-bps", 500)),
                        from.fees(),
                        from.governance(),
                        from.requirements(),
                        from.visibleAfter());
        var known = new ArrayList<>(data.truth().keySet());
        Collections.shuffle(known, random);
        known.subList(0, (int) Math.round(goldShare * known.size()))
                .forEach(item -> gold.put(item, data.truth().get(item)));
    }

    /** Runs all sets and seeds. */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(System.getProperty("ale.data"));
        var seeds = Integer.getInteger("ale.seeds", 5);
        var share = Double.parseDouble(System.getProperty("ale.gold", "0.1"));
        for (var set : System.getProperty("ale.sets", "possent,rte,sp_amt,dog,ms").split(",")) {
            var data = Dataset.read(folder.resolve(set));
            double votes = 0;
            double right = 0;
            double again = 0;
            var alarms = 0;
            double closedAtAlarm = 0;
            for (var seed = 0; seed < seeds; seed++) {
                var replay = new Replay(data, seed, share);
                replay.run();
                votes += (double) replay.spent / (data.votes().size() - replay.gold.size());
                right += replay.accuracy();
                again += (double) replay.reopened / data.votes().size();
                alarms += replay.trippedAfter >= 0 ? 1 : 0;
                closedAtAlarm += (double) Math.max(0, replay.trippedAfter) / data.votes().size();
            }
            System.out.printf(
                    "%s: %.1f %% at %.2f votes an item, %.1f %% re-opened, %d of %d alarms"
                            + " after %.0f %% of the pools%n",
                    set,
                    100 * right / seeds,
                    votes / seeds,
                    100 * again / seeds,
                    alarms,
                    seeds,
                    100 * closedAtAlarm / Math.max(1, alarms));
        }
    }

    private static double share(String property) {
        return Double.parseDouble(System.getProperty(property, "0"));
    }

    private void run() {
        var order = schedule();
        var early =
                Boolean.getBoolean("ale.early")
                        ? Set.copyOf(order.subList(0, order.size() / 5))
                        : Set.<Integer>of();
        for (var item : order) {
            var votes = new ArrayList<>(data.votes().get(item));
            Collections.shuffle(votes, random);
            if (early.contains(item)) {
                votes.sort(Comparator.comparing(vote -> !colluders.contains(vote[0])));
            }
            queues.put(item, new ArrayDeque<>(votes));
            spare.put(item, new ArrayDeque<>());
        }
        var schedule = new ArrayDeque<>(order);
        while (!schedule.isEmpty() || !open.isEmpty()) {
            while (!schedule.isEmpty() && open.size() < WINDOW) {
                open(schedule.removeFirst());
            }
            step();
        }
        for (var round = 1; !decided; round++) {
            obey(new PoolCommand.AuditJob(JOB, round, NOW));
            while (!open.isEmpty()) {
                step();
            }
        }
    }

    /** Half of the gold goes into the first tenth. */
    private List<Integer> schedule() {
        var order = new ArrayList<>(data.votes().keySet());
        Collections.shuffle(order, random);
        var early = new LinkedHashSet<>(List.copyOf(gold.keySet()).subList(0, gold.size() / 2));
        order.removeAll(early);
        var tenth = new ArrayList<>(order.subList(0, order.size() / 10));
        var rest = order.subList(order.size() / 10, order.size());
        tenth.addAll(early);
        Collections.shuffle(tenth, random);
        tenth.addAll(rest);
        return tenth;
    }

    private void open(int item) {
        var terms =
                new PoolTerms(
                        TaskType.SINGLE_CHOICE,
                        data.labels(),
                        gold.getOrDefault(item, PoolTerms.UNKNOWN),
                        parameters);
        open.add(item);
        obey(new PoolCommand.OpenVoting(new PoolId(JOB, item), terms, NOW));
    }

    private void step() {
        var item = open.get(random.nextInt(open.size()));
        var vote = supply(item);
        var pool = new PoolId(JOB, item);
        if (vote == null) {
            obey(new PoolCommand.ShutPool(pool, NOW));
        } else {
            spent++;
            var worker = new WorkerId(new UUID(0, vote[0]));
            obey(new PoolCommand.WeighVote(pool, worker, vote[1], NOW));
        }
    }

    /** Benched workers are served last, as when nobody else is left. */
    private int @org.jspecify.annotations.Nullable [] supply(int item) {
        var queue = requireNonNull(queues.get(item));
        var later = requireNonNull(spare.get(item));
        while (!queue.isEmpty()) {
            var vote = queue.removeFirst();
            var benched = state.isBenched(new WorkerId(new UUID(0, vote[0])), data.labels());
            if (!benched || gold.containsKey(item)) {
                return vote;
            }
            later.add(vote);
        }
        return later.pollFirst();
    }

    private void obey(PoolCommand command) {
        switch (decider.decide(command, state)) {
            case Decision.Accepted<PoolEvent>(var events) -> {
                events.forEach(this::happened);
                if (state.isStopped()) {
                    obey(new PoolCommand.ResetBreaker("measure", NOW));
                }
            }
            case Decision.Rejected<PoolEvent>(var reason, var _) ->
                    throw new IllegalStateException(command + ": " + reason.name());
        }
    }

    private void happened(PoolEvent event) {
        decider.evolve(state, event);
        switch (event) {
            case PoolEvent.PoolClosed pool -> {
                open.remove((Object) pool.poolId().item());
                closed.add(pool.poolId().item());
                labels.put(pool.poolId().item(), pool.verdict().label());
            }
            case PoolEvent.PoolReopened(var pool, var _) -> {
                open.add(pool.item());
                reopened++;
            }
            case PoolEvent.PoolRelabelled pool ->
                    labels.put(pool.poolId().item(), pool.now().label());
            case PoolEvent.BreakerTripped _ ->
                    trippedAfter = trippedAfter < 0 ? closed.size() : trippedAfter;
            case PoolEvent.JobDecided _ -> decided = true;
            default -> {}
        }
    }

    private double accuracy() {
        var right = 0;
        var scored = 0;
        for (var truth : data.truth().entrySet()) {
            if (!gold.containsKey(truth.getKey())) {
                scored++;
                right += truth.getValue().equals(labels.get(truth.getKey())) ? 1 : 0;
            }
        }
        return (double) right / scored;
    }
}
