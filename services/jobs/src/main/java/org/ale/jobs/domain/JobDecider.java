/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.jobs.domain.JobCommand.AddItems;
import org.ale.jobs.domain.JobState.Job;
import org.ale.jobs.domain.JobState.Phase;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;

/**
 * The life of a job: Draft → Quoted → Funded → Open ⇄ Paused → Completed or Cancelled (rules §2).
 */
public final class JobDecider implements Decider<JobCommand, JobState, JobEvent> {
    private static final Ale AMOUNT_MAX = Ale.ofWhole(10_000_000_000L);
    private static final Set<Phase> BEFORE_FUNDING = EnumSet.of(Phase.DRAFT, Phase.QUOTED);
    private static final Set<Phase> BEFORE_OPENING =
            EnumSet.of(Phase.DRAFT, Phase.QUOTED, Phase.FUNDED);
    private static final Set<Phase> AT_WORK = EnumSet.of(Phase.OPEN, Phase.PAUSED);
    private static final Set<Phase> FUNDED_AND_ALIVE =
            EnumSet.of(Phase.FUNDED, Phase.OPEN, Phase.PAUSED);
    private static final Set<Phase> CANCELLABLE =
            EnumSet.of(Phase.DRAFT, Phase.QUOTED, Phase.FUNDED, Phase.OPEN, Phase.PAUSED);

    @Override
    public JobState initialState() {
        return new JobState();
    }

    @Override
    public Decision<JobEvent> decide(JobCommand command, JobState state) {
        return switch (command) {
            case JobCommand.DraftJob draft -> draft(draft, state);
            case AddItems add ->
                    withItems(add.client(), state, BEFORE_OPENING, job -> ItemRules.add(add, job));
            case JobCommand.QuoteJob quote ->
                    with(quote.client(), state, BEFORE_FUNDING, job -> quote(quote, job));
            case JobCommand.FundJob fund ->
                    with(fund.client(), state, EnumSet.of(Phase.QUOTED), job -> fund(fund, job));
            case JobCommand.OpenJob(var client, var at) ->
                    with(client, state, EnumSet.of(Phase.FUNDED), job -> Opening.open(job, at));
            case JobCommand.PauseJob(var client, var at) ->
                    change(client, state, EnumSet.of(Phase.OPEN), JobEvent.JobPaused::new, at);
            case JobCommand.ResumeJob(var client, var at) ->
                    change(client, state, EnumSet.of(Phase.PAUSED), JobEvent.JobResumed::new, at);
            case JobCommand.CancelJob(var client, var at) ->
                    with(
                            client,
                            state,
                            CANCELLABLE,
                            job -> accepted(cancelled(job, state, false, at)));
            case JobCommand.CancelByClose(var at) -> cancelByClose(state, at);
            case JobCommand.EndJob(var client, var at) ->
                    change(client, state, AT_WORK, JobEvent.JobEndRequested::new, at);
            case JobCommand.PromoteJob promote ->
                    withItems(
                            promote.client(),
                            state,
                            FUNDED_AND_ALIVE,
                            job -> promote(promote, job));
            case JobCommand.FundByDeposit deposit -> Deposits.take(deposit, state);
            case JobCommand.CompleteJob complete -> complete(complete, state);
        };
    }

    @FunctionalInterface
    private interface Rule {
        Decision<JobEvent> decide(Job job);
    }

    @FunctionalInterface
    private interface Fact {
        JobEvent of(JobId jobId, CommunityId community, Instant at);
    }

    /** Another tenant's job is not found; a job in another state says which it is in. */
    private static Decision<JobEvent> with(
            ClientId client, JobState state, Set<Phase> phases, Rule rule) {
        var job = state.job();
        if (job == null || !job.draft.client().equals(client)) {
            return rejected(JobRejection.JOB_NOT_FOUND, "There is no such job.");
        }
        if (!phases.contains(state.phase())) {
            return rejected(
                    JobRejection.WRONG_STATE,
                    "The job is %s; this needs %s.".formatted(state.phase(), phases));
        }
        return rule.decide(job);
    }

    private static Decision<JobEvent> change(
            ClientId client, JobState state, Set<Phase> phases, Fact fact, Instant at) {
        return withItems(
                client, state, phases, job -> accepted(fact.of(job.id, job.community, at)));
    }

    /** An on-boarding job has no items, and nothing that could be paused or ordered. */
    private static Decision<JobEvent> withItems(
            ClientId client, JobState state, Set<Phase> phases, Rule rule) {
        return with(
                client,
                state,
                phases,
                job ->
                        job.draft.isOnboarding()
                                ? rejected(
                                        JobRejection.NOT_FOR_ONBOARDING,
                                        "An on-boarding job is quoted, funded, opened and"
                                                + " cancelled, no more.")
                                : rule.decide(job));
    }

    private static JobEvent cancelled(Job job, JobState state, boolean escrowClosed, Instant at) {
        var unfunded = BEFORE_FUNDING.contains(state.phase());
        return job.draft.isOnboarding()
                ? new JobEvent.PlacesWithdrawn(job.id, job.community, unfunded, escrowClosed, at)
                : new JobEvent.JobCancelled(job.id, job.community, unfunded, escrowClosed, at);
    }

    /**
     * Nobody works for money that is gone. Who follows is told also of a job that its client gave
     * up, for something of it may still be decided and paid.
     */
    private static Decision<JobEvent> cancelByClose(JobState state, Instant at) {
        var job = state.job();
        return job != null && job.hasMoneyOnChain
                ? accepted(cancelled(job, state, true, at))
                : accepted();
    }

    private static Decision<JobEvent> draft(JobCommand.DraftJob command, JobState state) {
        if (state.job() != null) {
            return rejected(JobRejection.JOB_ALREADY_DRAFTED, "This job exists already.");
        }
        var fault = DraftRules.fault(command.draft());
        return fault != null
                ? rejected(JobRejection.DRAFT_INVALID, fault)
                : accepted(
                        new JobEvent.JobDrafted(
                                command.jobId(),
                                command.community(),
                                command.draft(),
                                command.at()));
    }

    /** A bound above any supply: what is within it cannot overflow the hourly pay. */
    private static boolean isPayable(Ale amount) {
        return amount.baseUnits().signum() > 0 && amount.compareTo(AMOUNT_MAX) <= 0;
    }

    private static Decision<JobEvent> quote(JobCommand.QuoteJob command, Job job) {
        if (!isPayable(command.budget()) || command.usdPerAleMicro() <= 0) {
            return rejected(
                    JobRejection.AMOUNT_INVALID,
                    "The budget must be positive and at most 10,000,000,000 ALE.");
        }
        if (job.draft.isOnboarding() && command.onboardingAsked() <= 0) {
            return rejected(
                    JobRejection.NO_ONBOARDING_SET,
                    "This community has no on-boarding set that a newcomer could pass.");
        }
        var quote =
                Quote.of(
                        job.draft,
                        command.budget(),
                        command.parameters(),
                        command.usdPerAleMicro(),
                        command.onboardingAsked(),
                        command.at());
        if (quote.pot().isZero()) {
            return rejected(JobRejection.BUDGET_TOO_SMALL, "Nothing would be left for each item.");
        }
        var floor = command.parameters().fees().hourlyFloorMicroUsd();
        if (quote.hourlyMicroUsd() < floor) {
            return rejected(
                    JobRejection.BELOW_HOURLY_FLOOR,
                    "A worker would earn %d micro-USD an hour; this community asks for %d."
                            .formatted(quote.hourlyMicroUsd(), floor));
        }
        return accepted(new JobEvent.JobQuoted(job.id, job.community, quote, command.at()));
    }

    private static Decision<JobEvent> fund(JobCommand.FundJob command, Job job) {
        var quote = job.quote;
        if (quote == null || !quote.budget().equals(command.amount())) {
            return rejected(
                    JobRejection.AMOUNT_NOT_QUOTED,
                    "Deposit exactly the quoted budget, or ask for another quote.");
        }
        if (command.at().isAfter(quote.expiresAt())) {
            return rejected(JobRejection.QUOTE_EXPIRED, "Ask for a new quote.");
        }
        return accepted(
                new JobEvent.JobFunded(
                        job.id,
                        job.community,
                        command.client(),
                        quote.budget(),
                        quote.fee(),
                        quote.pot(),
                        job.draft.items(),
                        quote.remainder(job.draft.items()),
                        "",
                        command.at()));
    }

    private static Decision<JobEvent> promote(JobCommand.PromoteJob command, Job job) {
        if (!isPayable(command.amount())) {
            return rejected(
                    JobRejection.AMOUNT_INVALID,
                    "The amount must be positive and at most 10,000,000,000 ALE.");
        }
        return accepted(
                new JobEvent.JobPromoted(
                        job.id,
                        job.community,
                        command.amount(),
                        job.promotion.plus(command.amount()),
                        command.at()));
    }

    private static Decision<JobEvent> complete(JobCommand.CompleteJob command, JobState state) {
        var job = state.job();
        if (job == null || state.phase() == Phase.COMPLETED) {
            return accepted();
        }
        return accepted(
                new JobEvent.JobCompleted(
                        job.id,
                        job.community,
                        command.paid(),
                        command.fees(),
                        command.refunded(),
                        state.phase() == Phase.CANCELLED,
                        command.at()));
    }

    @Override
    public JobState evolve(JobState state, JobEvent event) {
        switch (event) {
            case JobEvent.JobDrafted(var id, var community, var draft, var _) ->
                    state.draft(new Job(id, community, draft));
            case JobEvent.ItemsAdded added -> {
                var job = state.drafted();
                job.chunks.put(
                        added.chunk(),
                        new JobState.Chunk(
                                added.firstItem(), added.items().size(), added.sha256()));
                job.itemsArrived += added.items().size();
            }
            case JobEvent.JobQuoted quoted -> {
                state.drafted().quote = quoted.quote();
                state.enter(Phase.QUOTED);
            }
            case JobEvent.JobFunded funded -> {
                state.noteDeposit(funded.depositId());
                state.drafted().pot = funded.pot();
                state.drafted().hasMoneyOnChain = !funded.depositId().isEmpty();
                state.enter(Phase.FUNDED);
            }
            case JobEvent.DepositRefused refused -> state.noteDeposit(refused.depositId());
            case JobEvent.JobOpened _, JobEvent.JobResumed _, JobEvent.PlacesOffered _ ->
                    state.enter(Phase.OPEN);
            case JobEvent.JobPaused _ -> state.enter(Phase.PAUSED);
            case JobEvent.JobPromoted promoted -> state.drafted().promotion = promoted.total();
            case JobEvent.JobCancelled cancelled -> state.cancel(cancelled.escrowClosed());
            case JobEvent.PlacesWithdrawn withdrawn -> state.cancel(withdrawn.escrowClosed());
            case JobEvent.JobEndRequested _ -> state.enter(Phase.ENDING);
            case JobEvent.JobCompleted completed -> {
                state.drafted().hasMoneyOnChain = false;
                state.enter(completed.cancelled() ? Phase.CANCELLED : Phase.COMPLETED);
            }
        }
        return state;
    }
}
