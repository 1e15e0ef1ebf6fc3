/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseCommand.StartJob;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.jspecify.annotations.Nullable;

/**
 * The pools that are open at a time: as many as the community wants, taken from the job with the
 * highest promotion, then from the one that started first. It plans the facts of one command.
 */
final class Window {
    private static final Comparator<Plan> BEST_FIRST =
            Comparator.<Plan, Ale>comparing(plan -> plan.job.promotion, Comparator.reverseOrder())
                    .thenComparingLong(plan -> plan.number);

    private final LeaseState state;
    private final Instant at;
    private final List<LeaseEvent> events = new ArrayList<>();
    private @Nullable PoolId leaving;

    /** The job that this command lets go on or holds back, and which of both. */
    private @Nullable JobId turned;

    private boolean goesOn;

    Window(LeaseState state, Instant at) {
        this.state = state;
        this.at = at;
    }

    /** A job from which pools may be opened. */
    private static final class Plan {
        final JobDesk job;
        final JobTerms terms;
        final int[] order;
        final long number;
        int taken;

        Plan(JobDesk job, JobTerms terms, int[] order, long number, int taken) {
            this.job = job;
            this.terms = terms;
            this.order = order;
            this.number = number;
            this.taken = taken;
        }
    }

    /** A decided pool leaves; another comes in its place, or its job has no more. */
    List<LeaseEvent> leave(PoolId poolId) {
        events.add(new LeaseEvent.PoolLeft(poolId, at));
        leaving = poolId;
        refill(plans());
        var job = state.job(poolId.jobId());
        if (job.unopened() == 0 && job.open == 1) {
            events.add(new LeaseEvent.JobExhausted(poolId.jobId(), job.round, at));
        }
        return events;
    }

    /** Adopts parameters; the first ones let waiting jobs begin. */
    List<LeaseEvent> adopt(LeaseCommand.AdoptParameters adopt) {
        events.add(
                new LeaseEvent.ParametersAdopted(
                        adopt.version(), adopt.parameters(), adopt.effectiveFrom(), at));
        if (state.parameters.isEmpty()) {
            refill(plans(), adopt.parameters());
        }
        return events;
    }

    /** A halted job goes on unless the breaker stopped it. */
    List<LeaseEvent> proceed(JobId jobId) {
        return turn(jobId, new LeaseEvent.JobContinued(jobId, at), !state.job(jobId).stopped);
    }

    /** The client holds his job back. */
    List<LeaseEvent> halt(JobId jobId) {
        return turn(jobId, new LeaseEvent.JobHalted(jobId, at), false);
    }

    /** The breaker holds a job back. */
    List<LeaseEvent> stop(JobId jobId) {
        return turn(jobId, new LeaseEvent.JobStopped(jobId, at), false);
    }

    /** A stopped job goes on unless its client halted it. */
    List<LeaseEvent> resume(JobId jobId) {
        return turn(jobId, new LeaseEvent.JobResumed(jobId, at), !state.job(jobId).halted);
    }

    /**
     * A job that goes on has its items opened again if there is room. The pools of one that is held
     * back keep their votes but not their room: other jobs' pools are opened.
     */
    private List<LeaseEvent> turn(JobId jobId, LeaseEvent fact, boolean on) {
        turned = jobId;
        goesOn = on;
        events.add(fact);
        refill(plans());
        return events;
    }

    /** Starts a job and opens what there is room for. */
    List<LeaseEvent> startedBy(StartJob start, JobDesk job, String orderSeed) {
        events.add(new LeaseEvent.JobStarted(start.jobId(), start.terms(), orderSeed, at));
        var plans = plans();
        if (isServed(job) && !job.ended) {
            var order = ItemOrder.of(start.terms().items(), job.gold, orderSeed);
            plans.add(new Plan(job, start.terms(), order, state.startedJobs + 1, 0));
        }
        refill(plans);
        return events;
    }

    private List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        for (var job : state.jobs.values()) {
            if (job.terms != null && isServed(job) && !job.ended && job.unopened() > 0) {
                plans.add(new Plan(job, job.terms, job.order, job.startedAsNumber, job.opened));
            }
        }
        return plans;
    }

    private void refill(List<Plan> plans) {
        refill(plans, state.parametersAt(at.toEpochMilli()));
    }

    private void refill(List<Plan> plans, @Nullable CommunityParameters parameters) {
        if (parameters == null || plans.isEmpty()) {
            return;
        }
        plans.sort(BEST_FIRST);
        var room = parameters.serving().openPools() - served();
        for (var plan : plans) {
            var pool = pools(plan, parameters);
            while (room > 0 && plan.taken < plan.order.length) {
                events.add(pool.opened(plan.order[plan.taken++]));
                room--;
            }
        }
    }

    /** Pools that take up room once the facts of this command have happened. */
    private int served() {
        var served = 0;
        for (var pool : state.window.values()) {
            if (!pool.id.equals(leaving) && isServed(state.job(pool.id.jobId()))) {
                served++;
            }
        }
        return served;
    }

    private boolean isServed(JobDesk job) {
        return job.id.equals(turned) ? goesOn : job.isServed();
    }

    @FunctionalInterface
    private interface Opener {
        LeaseEvent opened(int item);
    }

    private Opener pools(Plan plan, CommunityParameters parameters) {
        Map<Integer, CommunityParameters> known = new LinkedHashMap<>();
        var terms = plan.terms;
        return item ->
                new LeaseEvent.PoolOpened(
                        new PoolId(plan.job.id, item),
                        terms.taskType(),
                        terms.labels(),
                        plan.job.gold.getOrDefault(item, -1),
                        known.computeIfAbsent(
                                terms.confidenceMicro(), asked -> asked(parameters, asked)),
                        OpenPool.RULES,
                        at);
    }

    /** The job's confidence in place of the community's, if it asked for one. */
    private static CommunityParameters asked(CommunityParameters parameters, int confidenceMicro) {
        if (confidenceMicro == 0) {
            return parameters;
        }
        var old = parameters.consensus();
        var consensus =
                new ConsensusTerms(
                        old.rule(),
                        old.minVotes(),
                        old.maxVotes(),
                        old.headShareBps(),
                        old.weightShareBps(),
                        old.weightCap(),
                        confidenceMicro,
                        old.goldBps(),
                        old.benchAfter(),
                        old.benchRelBps());
        return new CommunityParameters(
                consensus,
                parameters.reward(),
                parameters.serving(),
                parameters.audit(),
                parameters.fees(),
                parameters.governance(),
                parameters.requirements(),
                parameters.visibleAfter());
    }
}
