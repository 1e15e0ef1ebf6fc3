/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;

/** What may be asked of a job. {@code at} is log time. */
public sealed interface JobCommand {
    Instant at();

    /** Describe a new job. */
    record DraftJob(JobId jobId, CommunityId community, JobDraft draft, Instant at)
            implements JobCommand {}

    /** Bring one chunk of items; the same chunk again changes nothing. */
    record AddItems(ClientId client, int chunk, int firstItem, List<Item> items, Instant at)
            implements JobCommand {
        public static final int ITEMS_MAX = 1_000;

        public AddItems {
            items = List.copyOf(items);
        }
    }

    /**
     * Ask for a price.
     *
     * @param parameters of the community, in force now
     * @param usdPerAleMicro price of one ALE, micro-USD
     * @param onboardingAsked answers that the community's on-boarding set asks for; 0 if it has
     *     none
     */
    record QuoteJob(
            ClientId client,
            Ale budget,
            CommunityParameters parameters,
            long usdPerAleMicro,
            int onboardingAsked,
            Instant at)
            implements JobCommand {
        public static final int ONBOARDING_ASKED_MAX = 100;
    }

    /** Deposit the quoted budget. */
    record FundJob(ClientId client, Ale amount, Instant at) implements JobCommand {}

    /** Let work begin. */
    record OpenJob(ClientId client, Instant at) implements JobCommand {}

    /** Deal no new tasks. */
    record PauseJob(ClientId client, Instant at) implements JobCommand {}

    /** Deal tasks again. */
    record ResumeJob(ClientId client, Instant at) implements JobCommand {}

    /** Give up: what nobody touched is refunded at once. */
    record CancelJob(ClientId client, Instant at) implements JobCommand {}

    /**
     * The job's escrow closes on chain, as anybody may bring about long after its last movement:
     * what is left of it goes back to its payer.
     */
    record CancelByClose(Instant at) implements JobCommand {}

    /** No more answers come: open pools close as they stand. */
    record EndJob(ClientId client, Instant at) implements JobCommand {}

    /** Pay for a better place in the order; it changes nothing else. */
    record PromoteJob(ClientId client, Ale amount, Instant at) implements JobCommand {}

    /**
     * A deposit on the chain is final.
     *
     * @param depositId the deposit
     * @param payer the account that paid
     * @param amount what arrived
     * @param madeAt time of its block, by the chain's clock; {@code at} if that is not known
     */
    record FundByDeposit(
            JobId jobId, String depositId, String payer, Ale amount, Instant madeAt, Instant at)
            implements JobCommand {}

    /** The escrow is empty: every unit is accounted for. */
    record CompleteJob(Ale paid, Ale fees, Ale refunded, Instant at) implements JobCommand {}
}
