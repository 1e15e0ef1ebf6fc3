/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;

/** Facts about one job. Append-only: new variants may come, none may change or go. */
public sealed interface JobEvent {
    /** Of a fact about a job that is not known. */
    CommunityId NO_COMMUNITY = new CommunityId(new UUID(0, 0));

    JobId jobId();

    /** The community that works on the job; facts for it are addressed by this. */
    CommunityId community();

    Instant at();

    record JobDrafted(JobId jobId, CommunityId community, JobDraft draft, Instant at)
            implements JobEvent {}

    record ItemsAdded(
            JobId jobId,
            CommunityId community,
            int chunk,
            int firstItem,
            List<Item> items,
            String sha256,
            Instant at)
            implements JobEvent {
        public ItemsAdded {
            items = List.copyOf(items);
        }
    }

    record JobQuoted(JobId jobId, CommunityId community, Quote quote, Instant at)
            implements JobEvent {}

    /**
     * The deposit came.
     *
     * @param remainder what is left over by rounding and goes back to the client
     * @param depositId the deposit on the chain; empty if only the ledger was credited
     */
    record JobFunded(
            JobId jobId,
            CommunityId community,
            ClientId client,
            Ale funded,
            Ale fee,
            Ale pot,
            int items,
            Ale remainder,
            String depositId,
            Instant at)
            implements JobEvent {}

    record JobOpened(
            JobId jobId,
            CommunityId community,
            TaskType taskType,
            int labels,
            int items,
            int confidenceMicro,
            Instant at)
            implements JobEvent {}

    /**
     * Newcomers of the community may be paid for passing its on-boarding set.
     *
     * @param places how many
     * @param pot what each is paid
     */
    record PlacesOffered(JobId jobId, CommunityId community, int places, Ale pot, Instant at)
            implements JobEvent {}

    /**
     * The client pays for no more newcomers, or the money for them is gone.
     *
     * @param unfunded no money had come, so no place was offered
     * @param escrowClosed it was not the client: the job's escrow was closed on chain, maybe after
     *     the client had withdrawn the places
     */
    record PlacesWithdrawn(
            JobId jobId, CommunityId community, boolean unfunded, boolean escrowClosed, Instant at)
            implements JobEvent {}

    record JobPaused(JobId jobId, CommunityId community, Instant at) implements JobEvent {}

    record JobResumed(JobId jobId, CommunityId community, Instant at) implements JobEvent {}

    record JobPromoted(JobId jobId, CommunityId community, Ale amount, Ale total, Instant at)
            implements JobEvent {}

    /**
     * The client wants no more, or the money is gone.
     *
     * @param unfunded no money had come, so nothing is open and nothing goes back
     * @param escrowClosed it was not the client: the job's escrow was closed on chain, maybe after
     *     the client had cancelled or ended the job
     */
    record JobCancelled(
            JobId jobId, CommunityId community, boolean unfunded, boolean escrowClosed, Instant at)
            implements JobEvent {}

    record JobEndRequested(JobId jobId, CommunityId community, Instant at) implements JobEvent {}

    /**
     * A deposit on the chain could not be taken and goes back to who paid it.
     *
     * @param community {@link #NO_COMMUNITY} if no such job is known
     */
    record DepositRefused(
            JobId jobId,
            CommunityId community,
            String depositId,
            String payer,
            Ale amount,
            DepositRefusal reason,
            Instant at)
            implements JobEvent {}

    record JobCompleted(
            JobId jobId,
            CommunityId community,
            Ale paid,
            Ale fees,
            Ale refunded,
            boolean cancelled,
            Instant at)
            implements JobEvent {}
}
