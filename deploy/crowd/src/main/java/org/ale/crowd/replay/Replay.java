/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.crowd.Dataset;
import org.ale.crowd.Dataset.Vote;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.ServingTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * One dataset, served once from a seed: again and again a random open pool of the window gets a
 * random recorded vote of its own; benched workers come only when nobody else is left. When a
 * breaker fires, an operator looks and lets the community go on, so that accuracy is that of the
 * whole set.
 */
final class Replay {
    private static final JobId JOB = new JobId(new UUID(0, 1));
    private static final int CHUNK = 1_000;

    /** Who must wait for his part waits this part of a lease. */
    private static final int WAITS_PER_LEASE = 10;

    private final Dataset data;
    private final Schedule schedule;
    private final Random random;
    private final Community community;
    private final CommunityParameters parameters;
    private final Map<Integer, ArrayDeque<Vote>> queues = new HashMap<>();
    private final Map<Integer, ArrayDeque<Vote>> spare = new HashMap<>();
    private final Map<Integer, Boolean> resolved = new HashMap<>();
    private final Map<Integer, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> itemOf = new HashMap<>();
    private final List<Integer> open = new ArrayList<>();
    private int votes;
    private int openedPools;
    private boolean decided;
    private double paidShareAtBreaker = -1;

    private Replay(Dataset data, Schedule schedule, double tau, long seed) {
        this.data = data;
        this.schedule = schedule;
        random = new Random(7_000 + seed);
        community = new Community(this::happened, seed);
        parameters = parameters(tau, data.votes().size(), schedule.gold().size());
    }

    /**
     * What one seed gave.
     *
     * @param votes bought, all of them
     * @param itemsNotGold how many items had to be found out
     * @param accuracy share of right labels on items of known truth that were not gold; an
     *     unresolved item's likeliest label counts, as in the reference
     * @param majorityAccuracy the same of what most of all recorded votes say, on the same items,
     *     with the attackers among them
     * @param unresolved share of items without a label
     * @param paidShareAtBreaker share of all pools that were paid when the breaker fired; −1 if not
     * @param labels the label of each task
     */
    record Result(
            int votes,
            int itemsNotGold,
            double accuracy,
            double majorityAccuracy,
            double unresolved,
            double paidShareAtBreaker,
            Map<Integer, Integer> labels) {}

    static Result run(Dataset data, double tau, double goldShare, Attack attack, long seed) {
        var replay = new Replay(data, Schedule.of(data, goldShare, attack, seed), tau, seed);
        replay.post();
        while (!replay.decided) {
            replay.step();
        }
        return replay.result();
    }

    private static CommunityParameters parameters(double tau, int items, int gold) {
        var base = CommunityParameters.BALANCED;
        var old = base.consensus();
        var goldBps = Math.min(3000, (int) Math.ceil(10_000.0 * gold / items));
        var consensus =
                new ConsensusTerms(
                        old.rule(),
                        old.minVotes(),
                        old.maxVotes(),
                        old.headShareBps(),
                        old.weightShareBps(),
                        old.weightCap(),
                        (int) Math.round(tau * 1_000_000),
                        goldBps,
                        old.benchAfter(),
                        old.benchRelBps());
        // Which worker comes next is given by the recording, so his share of the window is not
        // capped.
        var serving =
                new ServingTerms(
                        base.serving().openPools(), base.serving().leaseSeconds(), 50, 10_000);
        return new CommunityParameters(
                consensus,
                base.reward(),
                serving,
                base.audit(),
                base.fees(),
                base.governance(),
                base.requirements(),
                base.visibleAfter());
    }

    private void post() {
        var at = community.now();
        community.ask(new LeaseCommand.AdoptParameters(1, parameters, at, at));
        for (var worker : data.workers()) {
            community.ask(new LeaseCommand.AdmitMember(id(worker), at));
        }
        var order = schedule.order();
        for (var first = 0; first < order.size(); first += CHUNK) {
            var count = Math.min(CHUNK, order.size() - first);
            community.ask(new LeaseCommand.AdmitItems(JOB, first, count, gold(first, count), at));
        }
        for (var task : order) {
            itemOf.put(task, itemOf.size());
            queues.put(task, new ArrayDeque<>(schedule.votes().getOrDefault(task, List.of())));
            spare.put(task, new ArrayDeque<>());
        }
        var type = data.labels() == 2 ? TaskType.BINARY : TaskType.SINGLE_CHOICE;
        var terms = new JobTerms(type, data.labels(), order.size(), 0);
        community.ask(new LeaseCommand.StartJob(JOB, terms, at));
    }

    private List<GoldItem> gold(int first, int count) {
        var gold = new ArrayList<GoldItem>();
        for (var index = first; index < first + count; index++) {
            var label = schedule.gold().get(schedule.order().get(index));
            if (label != null) {
                gold.add(new GoldItem(index, label));
            }
        }
        return gold;
    }

    private static WorkerId id(int worker) {
        return new WorkerId(new UUID(1, worker));
    }

    /** The desk offers no more than its window, the first opened first: an audit may open more. */
    private void step() {
        var offered = Math.min(open.size(), parameters.serving().openPools());
        var task = open.get(random.nextInt(offered));
        var pool = new PoolId(JOB, itemOf.getOrDefault(task, 0));
        var vote = supply(task);
        if (vote == null) {
            community.ask(new PoolCommand.ShutPool(pool, community.now()));
            return;
        }
        var worker = id(vote.worker());
        var benched = community.isBenched(worker, data.labels());
        var lease = parameters.serving().leaseSeconds() + 1L;
        if (!community.deal(pool, worker, benched ? lease : 0)) {
            queues.computeIfAbsent(task, _ -> new ArrayDeque<>()).addLast(vote);
            community.pass(lease / WAITS_PER_LEASE);
            return;
        }
        votes++;
        community.ask(new LeaseCommand.AcceptAnswer(pool, worker, vote.label(), community.now()));
        if (community.isStopped()) {
            community.ask(new PoolCommand.ResetBreaker("replay", null, community.now()));
        }
    }

    /**
     * Without gold nobody is benched, but the reference serves those last all the same of whom it
     * would be true.
     */
    private boolean comesLast(WorkerId worker) {
        if (!schedule.gold().isEmpty()) {
            return community.isBenched(worker, data.labels());
        }
        return community.tellsLittle(worker, data.labels(), parameters.consensus());
    }

    private @Nullable Vote supply(int task) {
        var queue = queues.getOrDefault(task, new ArrayDeque<>());
        var waiting = spare.getOrDefault(task, new ArrayDeque<>());
        while (!queue.isEmpty()) {
            var vote = queue.removeFirst();
            if (!comesLast(id(vote.worker()))) {
                return vote;
            }
            waiting.add(vote);
        }
        return waiting.pollFirst();
    }

    private void happened(PoolEvent event) {
        if (event instanceof PoolEvent.VotingOpened opened) {
            opened(task(opened.poolId()));
        } else if (event instanceof PoolEvent.PoolClosed closed) {
            var task = task(closed.poolId());
            open.remove((Object) task);
            labels.put(task, closed.verdict().label());
            resolved.put(task, closed.verdict().resolved());
        } else if (event instanceof PoolEvent.PoolReopened(var poolId, var _)) {
            open.add(task(poolId));
        } else if (event instanceof PoolEvent.PoolRelabelled relabelled) {
            labels.put(task(relabelled.poolId()), relabelled.now().label());
            resolved.put(task(relabelled.poolId()), relabelled.now().resolved());
        } else if (event instanceof PoolEvent.BreakerTripped && paidShareAtBreaker < 0) {
            var paid = Collections.frequency(List.copyOf(resolved.values()), true);
            paidShareAtBreaker = (double) paid / data.votes().size();
        } else if (event instanceof PoolEvent.JobDecided) {
            decided = true;
        }
    }

    /** The liars may come first in the first fifth of what is opened. */
    private void opened(Integer task) {
        if (++openedPools <= data.votes().size() / 5) {
            queues.computeIfPresent(task, (_, votes) -> schedule.liarsFirst(votes));
        }
        open.add(task);
    }

    private Integer task(PoolId pool) {
        return schedule.order().get(pool.item());
    }

    private Result result() {
        var judged = new ArrayList<>(data.truth().keySet());
        judged.removeAll(schedule.gold().keySet());
        var right =
                judged.stream()
                        .filter(task -> Objects.equals(data.truth().get(task), labels.get(task)))
                        .count();
        var unresolved = Collections.frequency(List.copyOf(resolved.values()), false);
        return new Result(
                votes,
                data.votes().size() - schedule.gold().size(),
                judged.isEmpty() ? 0 : (double) right / judged.size(),
                data.withVotes(schedule.votes()).majorityAccuracy(judged),
                (double) unresolved / data.votes().size(),
                paidShareAtBreaker,
                new TreeMap<>(labels));
    }
}
