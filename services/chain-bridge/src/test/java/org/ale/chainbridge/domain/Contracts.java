/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.util.HashMap;
import java.util.Map;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;

/** The contracts as far as money goes: they refuse whole what they cannot carry out. */
final class Contracts {
    private final Map<JobId, Ale> held = new HashMap<>();
    private final Map<JobId, Ale> released = new HashMap<>();
    private long epoch;
    boolean isPaused;

    /** What the distributor was brought, and what roots promise of it. */
    Ale brought = Ale.ZERO;

    Ale promised = Ale.ZERO;

    void deposit(JobId job, Ale amount) {
        held.merge(job, amount, Ale::plus);
    }

    Ale held(JobId job) {
        return held.getOrDefault(job, Ale.ZERO);
    }

    Ale released(JobId job) {
        return released.getOrDefault(job, Ale.ZERO);
    }

    boolean carryOut(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow release -> takeOut(release);
            case Intent.AllowRefund refund -> takeOut(refund);
            case Intent.MintForCommunities mint -> {
                brought = brought.plus(mint.amount());
                yield true;
            }
            case Intent.PostRoot root -> post(root);
            case Intent.PostReputation _,
                    Intent.MintDue _,
                    Intent.PushClaim _,
                    Intent.CreateCommunity _,
                    Intent.SetAutoStake _,
                    Intent.ApproveEscrow _,
                    Intent.DepositFor _ ->
                    true;
        };
    }

    private boolean takeOut(Intent intent) {
        var isThere =
                intent.jobs().stream().allMatch(job -> of(job).compareTo(held(job.job())) <= 0);
        if (isPaused || !isThere) {
            return false;
        }
        for (var job : intent.jobs()) {
            held.put(job.job(), held(job.job()).minus(of(job)));
            released.merge(job.job(), job.paid(), Ale::plus);
        }
        brought = brought.plus(intent.money());
        return true;
    }

    private static Ale of(JobSettlement job) {
        return job.paid().plus(job.fee()).plus(job.refund());
    }

    private boolean post(Intent.PostRoot root) {
        if (root.epoch() != epoch + 1 || root.total().compareTo(brought) > 0) {
            return false;
        }
        epoch++;
        promised = root.total();
        return true;
    }
}
