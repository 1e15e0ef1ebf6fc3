/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;

/** Facts about reputation in a community. New variants may come, none may change or go. */
public sealed interface MemberEvent {
    /** Log time. */
    Instant at();

    /**
     * A decided pool minted reputation.
     *
     * @param participants all voters in order of voting, the losers too
     * @param terms with the share of a loser's stake that was really taken
     * @param again true if the pool was credited before and reversed
     */
    record ReputationCredited(
            PoolId poolId,
            int label,
            int confidenceMicro,
            List<Participant> participants,
            CreditTerms terms,
            boolean again,
            Instant at)
            implements MemberEvent {
        public ReputationCredited {
            participants = List.copyOf(participants);
        }
    }

    /** A pool closed without a decision: nobody gains. */
    record PoolUnrewarded(
            PoolId poolId,
            List<Participant> participants,
            int visibleAfter,
            int bindingBps,
            Instant at)
            implements MemberEvent {
        public PoolUnrewarded {
            participants = List.copyOf(participants);
        }
    }

    /** A pool's mint was undone, as far as reputation that is never negative allows. */
    record ReputationReversed(
            PoolId poolId,
            List<Participant> participants,
            Cause cause,
            int visibleAfter,
            Instant at)
            implements MemberEvent {
        /** Why a mint is undone. */
        public enum Cause {
            AUDIT,
            COMMAND
        }

        public ReputationReversed {
            participants = List.copyOf(participants);
        }
    }

    /** All pools of a job have been said. */
    record JobScored(JobId jobId, Instant at) implements MemberEvent {}
}
