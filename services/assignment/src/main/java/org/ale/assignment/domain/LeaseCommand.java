/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** What may be asked of a community's desk. {@code at} is log time. */
public sealed interface LeaseCommand {
    Instant at();

    /** Use these parameters for pools opened from a time on. */
    record AdoptParameters(
            int version, CommunityParameters parameters, Instant effectiveFrom, Instant at)
            implements LeaseCommand {}

    /** Deal tasks to this worker when he asks. */
    record AdmitMember(WorkerId worker, Instant at) implements LeaseCommand {}

    /** Take items of a job in; they wait until the job starts. */
    record AdmitItems(JobId jobId, int firstItem, int count, List<GoldItem> gold, Instant at)
            implements LeaseCommand {
        public AdmitItems {
            gold = List.copyOf(gold);
        }
    }

    /** Open a job's pools from now on. */
    record StartJob(JobId jobId, JobTerms terms, Instant at) implements LeaseCommand {}

    /** Deal no new task of a job. */
    record HaltJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** Deal a job's tasks again. */
    record ContinueJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** Give a job its place in the order of opening. */
    record RankJob(JobId jobId, Ale promotion, Instant at) implements LeaseCommand {}

    /** The client cancelled: take back what nobody touched, let leased tasks finish. */
    record WithdrawJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** The client cancelled before any money came: forget what waits. */
    record DropJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** The client wants no more answers: close what is open as it stands. */
    record EndJob(JobId jobId, Instant at) implements LeaseCommand {}

    /**
     * Deal tasks to a worker.
     *
     * @param size most tasks that he holds afterwards; 0 takes the community's deck size
     */
    record DealDeck(CommunityId communityId, WorkerId worker, int size, Instant at)
            implements LeaseCommand {}

    /** Take an answer. */
    record AcceptAnswer(PoolId poolId, WorkerId worker, int label, Instant at)
            implements LeaseCommand {}

    /** Pass over a task. */
    record SkipTask(PoolId poolId, WorkerId worker, Instant at) implements LeaseCommand {}

    /** Free the seats of tasks that were held too long; refused where nobody holds any. */
    record ExpireLeases(Instant at) implements LeaseCommand {}

    /** A vote was weighed and its pool is still open. */
    record FreeSeat(PoolId poolId, Instant at) implements LeaseCommand {}

    /** A pool was decided. */
    record LeavePool(PoolId poolId, Instant at) implements LeaseCommand {}

    /** An audit opened a pool again. */
    record ReturnPool(PoolId poolId, Instant at) implements LeaseCommand {}

    /**
     * Deal gold only to a worker.
     *
     * @param labels where the question has so many; 0: everywhere
     */
    record BenchWorker(WorkerId worker, int labels, Instant at) implements LeaseCommand {}

    /**
     * Deal everything to a worker again.
     *
     * @param labels where the question has so many; 0: everywhere
     */
    record UnbenchWorker(WorkerId worker, int labels, Instant at) implements LeaseCommand {}

    /** Deal nothing until further notice. */
    record StopDealing(Instant at) implements LeaseCommand {}

    /** Deal again. */
    record ResumeDealing(Instant at) implements LeaseCommand {}

    /** Deal no task of a job until further notice, whatever its client says. */
    record StopJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** Deal a stopped job's tasks again. */
    record ResumeJob(JobId jobId, Instant at) implements LeaseCommand {}

    /** All labels of a job are final. */
    record FinishJob(CommunityId communityId, JobId jobId, Instant at) implements LeaseCommand {}

    /**
     * An item with a known answer.
     *
     * @param item its index
     * @param label the answer, index
     */
    record GoldItem(int item, int label) implements java.io.Serializable {}

    /**
     * What holds for all pools of a job.
     *
     * @param taskType kind of answer
     * @param labels number of labels
     * @param items number of items
     * @param confidenceMicro confidence asked in millionths; 0 takes the community's
     */
    record JobTerms(TaskType taskType, int labels, int items, int confidenceMicro)
            implements java.io.Serializable {}
}
