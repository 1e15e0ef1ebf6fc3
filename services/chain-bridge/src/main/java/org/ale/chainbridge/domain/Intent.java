/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;

/** What a transaction is for. Nothing else is ever signed. */
public sealed interface Intent extends Serializable {
    /** What it moves out of jobs' escrows: only releases and refunds do. */
    default List<JobSettlement> jobs() {
        return List.of();
    }

    /** What it brings to the distributor. */
    default Ale money() {
        return Ale.ZERO;
    }

    /** Pay out of escrows into the distributor and the treasury. */
    record ReleaseEscrow(List<JobSettlement> jobs) implements Intent {
        public ReleaseEscrow {
            jobs = List.copyOf(jobs);
        }

        @Override
        public Ale money() {
            return jobs.stream().map(JobSettlement::paid).reduce(Ale.ZERO, Ale::plus);
        }
    }

    /** Credit payers with refunds. */
    record AllowRefund(List<JobSettlement> jobs) implements Intent {
        public AllowRefund {
            jobs = List.copyOf(jobs);
        }
    }

    /** Accrue inflation. */
    record MintDue() implements Intent {}

    /** Mint what was allocated for a period. */
    record MintForCommunities(long index, Ale amount) implements Intent {
        @Override
        public Ale money() {
            return amount;
        }
    }

    /** Post an epoch's root. */
    record PostRoot(long epoch, Hash32 root, Ale total, Hash32 dataHash) implements Intent {}

    /** Post the standings' root. */
    record PostReputation(long epoch, Hash32 root) implements Intent {}

    /** Pay an account what is settled for it. */
    record PushClaim(Address account, Ale cumulative, List<Hash32> proof) implements Intent {
        /**
         * So many wait for a block at a time: half of all, so that what is for everybody passes.
         */
        public static final int WAITING_MAX = 8;

        public PushClaim {
            proof = List.copyOf(proof);
        }
    }

    /** Make a community's twin. */
    record CreateCommunity(
            CommunityId community, Address founder, String name, CommunityParameters parameters)
            implements Intent {
        /** So many are planned and not final at a time: a quarter of what is on its way at once. */
        public static final int OPEN_MAX = 4;
    }

    /** Hand on a worker's signed wish to stake a part of each claim. */
    record SetAutoStake(Address account, int bps, long deadline, Signature signature)
            implements Intent {
        boolean isOfSameAccount(Intent other) {
            return other instanceof SetAutoStake wish && wish.account.equals(account);
        }
    }

    /** Let the escrow take the till's ALE. */
    record ApproveEscrow(Ale amount) implements Intent {}

    /** Put the till's ALE into a job's escrow; refunds belong to the payer. */
    record DepositFor(JobId job, Address payer, Ale amount) implements Intent {}
}
