/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.jobs;

import java.util.List;
import org.ale.gateway.api.Times;
import org.ale.schemas.jobs.v1.BreakerView;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.jobs.v1.WaitingView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job as its client reads it. */
@Schema(name = "Job")
public record JobJson(
        String jobId,
        String communityId,
        String title,
        String taskType,
        String question,
        List<String> labels,
        String instructions,
        int items,
        int confidenceMicro,
        String state,
        int itemsArrived,
        @Nullable Quote quote,
        int closed,
        int unresolved,
        long votes,
        String fundedBaseUnits,
        String paidBaseUnits,
        String feesBaseUnits,
        String refundedBaseUnits,
        @Nullable Breaker breaker,
        @Nullable Waiting waitingFor) {

    /**
     * Why the job does not move by itself.
     *
     * @param code stable
     * @param detail a sentence
     * @param workers who have answered every open pool, if more are needed
     * @param workersNeeded at least, before a pool can close, if more are needed
     */
    @Schema(name = "Waiting")
    public record Waiting(
            @Schema(
                            enumeration = {
                                "NEEDS_ITEMS",
                                "NEEDS_QUOTE",
                                "NEEDS_FUNDING",
                                "NEEDS_OPENING",
                                "PAUSED",
                                "BREAKER_TRIPPED",
                                "BEHIND_OTHER_JOBS",
                                "NEEDS_MORE_WORKERS",
                                "NEEDS_NEWCOMERS",
                                "TASKS_IN_HAND"
                            })
                    String code,
            String detail,
            int openPools,
            int workers,
            int workersNeeded) {
        static Waiting of(WaitingView waiting) {
            return new Waiting(
                    waiting.getCode(),
                    waiting.getDetail(),
                    waiting.getOpenPools(),
                    waiting.getWorkers(),
                    waiting.getWorkersNeeded());
        }
    }

    /**
     * Why nothing is dealt, closed or paid now, in a community or in one job of it.
     *
     * @param recentMicro how often votes alone said the known answer of late, millionths
     * @param longRunMicro how often before, in the community
     * @param jobOnly whether it stops one job only, because of that job's known answers
     */
    @Schema(name = "Breaker")
    public record Breaker(String trippedAt, int recentMicro, int longRunMicro, boolean jobOnly) {
        /** A breaker from the service's view of it. */
        public static Breaker of(BreakerView breaker) {
            return new Breaker(
                    Times.iso(breaker.getTrippedAtMillis()),
                    breaker.getRecentMicro(),
                    breaker.getLongRunMicro(),
                    breaker.getJobOnly());
        }
    }

    /** What a job costs. */
    @Schema(name = "Quote")
    public record Quote(
            String budgetBaseUnits,
            String potBaseUnits,
            String feeBaseUnits,
            int expectedVotesMilli,
            long hourlyMicroUsd,
            long usdPerAleMicro,
            long expectedSeconds,
            String expiresAt) {
        static Quote of(JobQuoted quote) {
            return new Quote(
                    quote.getBudgetBaseUnits(),
                    quote.getPotBaseUnits(),
                    quote.getFeeBaseUnits(),
                    quote.getExpectedVotesMilli(),
                    quote.getHourlyMicroUsd(),
                    quote.getUsdPerAleMicro(),
                    quote.getExpectedSeconds(),
                    Times.iso(quote.getExpiresAtMillis()));
        }
    }

    /** A job from the service's view of it. */
    public static JobJson of(JobView view) {
        var draft = view.getDraft();
        return new JobJson(
                view.getJobId(),
                view.getCommunityId(),
                draft.getTitle(),
                draft.getTaskType(),
                draft.getQuestion(),
                draft.getLabelsList(),
                draft.getInstructions(),
                draft.getItems(),
                draft.getConfidenceMicro(),
                view.getState(),
                view.getItemsArrived(),
                view.hasQuote() ? Quote.of(view.getQuote()) : null,
                view.getClosed(),
                view.getUnresolved(),
                view.getVotes(),
                view.getFundedBaseUnits(),
                view.getPaidBaseUnits(),
                view.getFeesBaseUnits(),
                view.getRefundedBaseUnits(),
                view.hasBreaker() ? Breaker.of(view.getBreaker()) : null,
                view.hasWaitingFor() ? Waiting.of(view.getWaitingFor()) : null);
    }
}
