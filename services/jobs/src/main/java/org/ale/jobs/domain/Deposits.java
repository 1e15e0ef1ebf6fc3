/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.eventsourcing.Decision.accepted;

import org.ale.eventsourcing.Decision;
import org.ale.jobs.domain.JobCommand.FundByDeposit;
import org.ale.jobs.domain.JobState.Job;
import org.jspecify.annotations.Nullable;

/**
 * Takes money that has arrived on the chain. It cannot be refused as a wish can: what is not taken
 * goes back to who paid it, and that is a fact. Pots follow what arrived, so that nobody bears the
 * exchange.
 */
final class Deposits {
    /** What a swap may bring less than was quoted. */
    static final int SLIPPAGE_BPS_MAX = 100;

    private static final int BPS = 10_000;

    private Deposits() {}

    static Decision<JobEvent> take(FundByDeposit deposit, JobState state) {
        if (state.knowsDeposit(deposit.depositId())) {
            return accepted();
        }
        var refusal = refusal(deposit, state);
        return accepted(
                refusal == null ? funded(deposit, state) : refused(deposit, state, refusal));
    }

    private static @Nullable DepositRefusal refusal(FundByDeposit deposit, JobState state) {
        var job = state.job();
        if (job == null) {
            return DepositRefusal.JOB_NOT_FOUND;
        }
        var quote = job.quote;
        return switch (state.phase()) {
            case NONE, DRAFT, CANCELLED, COMPLETED -> DepositRefusal.WRONG_STATE;
            case FUNDED, OPEN, PAUSED, ENDING -> DepositRefusal.ALREADY_DEPOSITED;
            case QUOTED -> quote == null ? DepositRefusal.WRONG_STATE : misfit(deposit, job, quote);
        };
    }

    private static @Nullable DepositRefusal misfit(FundByDeposit deposit, Job job, Quote quote) {
        if (isLate(deposit, quote)) {
            return DepositRefusal.QUOTE_EXPIRED;
        }
        var least = quote.budget().times(BPS - SLIPPAGE_BPS_MAX);
        var isEnough =
                deposit.amount().times(BPS).compareTo(least) >= 0
                        && !quote.withBudget(deposit.amount(), job.draft.items()).pot().isZero();
        return isEnough ? null : DepositRefusal.DEPOSIT_TOO_SMALL;
    }

    /**
     * What counts is when it was made, however long the chain took to make it final. A block's
     * clock may be ahead of the log's, but nothing is made after it was heard of.
     */
    private static boolean isLate(FundByDeposit deposit, Quote quote) {
        return deposit.madeAt().isAfter(quote.expiresAt())
                && deposit.at().isAfter(quote.expiresAt());
    }

    private static JobEvent funded(FundByDeposit deposit, JobState state) {
        var job = state.drafted();
        var quoted = job.quote;
        if (quoted == null) {
            throw new IllegalStateException("a job is funded by its quote");
        }
        var items = job.draft.items();
        var quote = quoted.withBudget(deposit.amount(), items);
        return new JobEvent.JobFunded(
                job.id,
                job.community,
                job.draft.client(),
                quote.budget(),
                quote.fee(),
                quote.pot(),
                items,
                quote.remainder(items),
                deposit.depositId(),
                deposit.at());
    }

    private static JobEvent refused(FundByDeposit deposit, JobState state, DepositRefusal refusal) {
        var job = state.job();
        return new JobEvent.DepositRefused(
                deposit.jobId(),
                job == null ? JobEvent.NO_COMMUNITY : job.community,
                deposit.depositId(),
                deposit.payer(),
                deposit.amount(),
                refusal,
                deposit.at());
    }
}
