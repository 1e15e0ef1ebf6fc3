/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.Fixtures.NOW;
import static org.ale.consensus.domain.Fixtures.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.ale.kernel.AuditTerms;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusRule;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.PoolId;
import org.ale.kernel.Reputation;
import org.ale.kernel.TaskType;

/**
 * Random commands for a small community in which everything happens: gold, audits, alarms, resets.
 * The known answers are by turns whatever chance says, and right but for one job's.
 */
public final class RandomWishes implements BiFunction<RandomGenerator, PoolState, PoolCommand> {
    private static final int WORKERS = 25;
    private static final int ITEMS = 4000;
    private static final int POOLS_OF_A_TURN = 200;
    private static final int WRONG_JOB = 2;
    private static final CommunityParameters BALANCED =
            Fixtures.with(
                    new ConsensusTerms(
                            ConsensusRule.BAYESIAN, 2, 8, 8000, 6667, 4, 900_000, 1000, 4, 5000),
                    new AuditTerms(50, 3000));

    @Override
    public PoolCommand apply(RandomGenerator random, PoolState state) {
        var open = openPools(state);
        var chance = random.nextInt(1000);
        if (state.isStopped() && chance < 12) {
            return new PoolCommand.ResetBreaker("operator", null, NOW);
        }
        var stopped = Fixtures.job(WRONG_JOB);
        if (state.isStopped(stopped) && random.nextInt(400) == 0) {
            return new PoolCommand.ResetBreaker("operator", stopped, NOW);
        }
        if (chance < 20) {
            return noteReputation(random);
        }
        if (chance < 26) {
            return new PoolCommand.AuditJob(
                    Fixtures.job(random.nextInt(6)), 1 + random.nextInt(2), NOW);
        }
        if (open.size() < 8 || chance < 40) {
            return open(random, state);
        }
        var pool = open.get(random.nextInt(open.size()));
        if (chance < 55) {
            return new PoolCommand.ShutPool(pool.id(), NOW);
        }
        return vote(random, pool);
    }

    private static List<Pool> openPools(PoolState state) {
        var open = new ArrayList<Pool>();
        for (var job : state.jobs.values()) {
            job.pools().stream().filter(Pool::isOpen).forEach(open::add);
        }
        return open;
    }

    private static PoolCommand noteReputation(RandomGenerator random) {
        var noted =
                new NotedReputation(
                        worker(random.nextInt(WORKERS)),
                        new Reputation(random.nextLong(9_000_000)));
        return new PoolCommand.NoteReputation(List.of(noted), NOW);
    }

    private static PoolCommand open(RandomGenerator random, PoolState state) {
        var number = random.nextInt(6);
        var labels = number % 2 == 0 ? 2 : 3;
        var item = random.nextInt(ITEMS);
        var known =
                state.closedPools() / POOLS_OF_A_TURN % 2 == 0
                        ? random.nextInt(labels)
                        : item + (number == WRONG_JOB ? 1 : 0);
        var gold = random.nextInt(4) == 0 ? known % labels : PoolTerms.UNKNOWN;
        var parameters = number == 5 ? CommunityParameters.STRICT : BALANCED;
        var terms = new PoolTerms(TaskType.SINGLE_CHOICE, labels, gold, parameters);
        var id = new PoolId(Fixtures.job(number), item);
        return new PoolCommand.OpenVoting(id, terms, 1 + id.item() % 3, NOW);
    }

    /** Honest workers are mostly right, the last few vote by chance. */
    private static PoolCommand vote(RandomGenerator random, Pool pool) {
        var number = random.nextInt(WORKERS);
        var labels = pool.terms().labels();
        var truth = pool.id().item() % labels;
        var honest = number < WORKERS - 6 && random.nextInt(5) > 0;
        var label = honest ? truth : random.nextInt(labels);
        return new PoolCommand.WeighVote(pool.id(), worker(number), label, NOW);
    }
}
