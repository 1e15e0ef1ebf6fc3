/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import java.util.Optional;
import org.ale.kernel.TaskType;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.jobs.v1.WaitingView;

/** Why a job does not move by itself. The codes are part of the public API. */
final class WaitingFor {
    private static final String STOPPED =
            "The community's circuit breaker tripped: nothing is dealt, closed or paid until its"
                    + " founder resets it.";
    private static final String JOB_STOPPED =
            "The known answers of this job are missed while those of other jobs are met: nothing of"
                    + " it is dealt, closed or paid until the community's founder lets it go on."
                    + " Its client may cancel it.";

    private final JobView job;
    private final Voting voting;

    WaitingFor(JobView job, Voting voting) {
        this.job = job;
        this.voting = voting;
    }

    /**
     * What goes on in a job's pools.
     *
     * @param opened pools that were ever opened
     * @param escrowIsClosed whether all its money is paid or refunded
     * @param workers who have votes in pools that are open
     * @param votes in pools that are open
     * @param workersMin fewest workers with whom a pool of this job could close
     */
    record Voting(int opened, boolean escrowIsClosed, int workers, long votes, int workersMin) {}

    private enum Code {
        NEEDS_ITEMS,
        NEEDS_QUOTE,
        NEEDS_FUNDING,
        NEEDS_OPENING,
        PAUSED,
        BREAKER_TRIPPED,
        BEHIND_OTHER_JOBS,
        NEEDS_MORE_WORKERS,
        NEEDS_NEWCOMERS,
        TASKS_IN_HAND
    }

    private boolean isOnboarding() {
        return job.getDraft().getTaskType().equals(TaskType.ONBOARDING.name());
    }

    /** The reason; nothing if the job moves, or is over. */
    Optional<WaitingView> view() {
        if (job.hasBreaker() && !isOnboarding()) {
            return because(
                    Code.BREAKER_TRIPPED, job.getBreaker().getJobOnly() ? JOB_STOPPED : STOPPED);
        }
        return switch (job.getState()) {
            case "DRAFT" ->
                    itemsMissing() > 0
                            ? needsItems()
                            : because(Code.NEEDS_QUOTE, "The job has no price yet.");
            case "QUOTED" -> because(Code.NEEDS_FUNDING, "The quoted budget is not deposited yet.");
            case "FUNDED" ->
                    itemsMissing() > 0
                            ? needsItems()
                            : because(Code.NEEDS_OPENING, "The job is funded but not opened yet.");
            case "PAUSED" -> because(Code.PAUSED, "Its client paused the job.");
            case "OPEN" -> open();
            case "CANCELLED" -> cancelled();
            default -> Optional.empty();
        };
    }

    private int itemsMissing() {
        return isOnboarding() ? 0 : job.getDraft().getItems() - job.getItemsArrived();
    }

    private Optional<WaitingView> needsItems() {
        return because(Code.NEEDS_ITEMS, itemsMissing() + " items have not arrived yet.");
    }

    private int openPools() {
        return isOnboarding() ? 0 : Math.max(0, voting.opened() - job.getClosed());
    }

    private Optional<WaitingView> open() {
        if (isOnboarding()) {
            return because(
                    Code.NEEDS_NEWCOMERS,
                    "%d of %d newcomers have passed the community's on-boarding set."
                            .formatted(job.getClosed(), job.getDraft().getItems()));
        }
        if (voting.opened() == 0) {
            return because(
                    Code.BEHIND_OTHER_JOBS,
                    "Other jobs of the community take up all pools that are open at a time.");
        }
        return isExhausted() ? needsMoreWorkers() : Optional.empty();
    }

    /**
     * Whether all who answer this job have answered every pool that is open: nobody answers an item
     * twice, so they can do no more. The total suffices, since none can have answered more.
     */
    private boolean isExhausted() {
        return openPools() > 0 && voting.votes() >= (long) voting.workers() * openPools();
    }

    private Optional<WaitingView> needsMoreWorkers() {
        var needed = Math.max(voting.workers() + 1, voting.workersMin());
        var seen =
                voting.workers() == 0
                        ? "Nobody has answered any of the %d open pools"
                        : "All %2$d who work on it have answered each of the %1$d open pools";
        var detail =
                seen.formatted(openPools(), voting.workers())
                        + ": at least %d workers are needed to close one, more if they disagree."
                                .formatted(needed);
        return Optional.of(
                view(Code.NEEDS_MORE_WORKERS, detail)
                        .setWorkers(voting.workers())
                        .setWorkersNeeded(needed)
                        .build());
    }

    private Optional<WaitingView> cancelled() {
        return isOnboarding() || voting.escrowIsClosed() || openPools() == 0
                ? Optional.empty()
                : because(
                        Code.TASKS_IN_HAND,
                        "The job is cancelled; tasks that workers hold may still be finished.");
    }

    private Optional<WaitingView> because(Code code, String detail) {
        return Optional.of(view(code, detail).build());
    }

    private WaitingView.Builder view(Code code, String detail) {
        return WaitingView.newBuilder()
                .setCode(code.name())
                .setDetail(detail)
                .setOpenPools(openPools());
    }
}
