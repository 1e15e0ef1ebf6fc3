/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

/**
 * Most gas of each kind of transaction. It follows from the intent alone, because a node can only
 * estimate what would happen before the earlier nonces are mined; what is not used costs nothing.
 */
final class GasLimits {
    private static final long BASE = 100_000;
    private static final long JOB = 60_000;
    private static final long SIBLING = 2_000;
    private static final long CLAIM = 260_000;
    private static final long MINT = 400_000;
    private static final long TWIN = 700_000;
    private static final long ROOT = 200_000;

    private GasLimits() {}

    static long of(Intent intent) {
        return switch (intent) {
            case Intent.ReleaseEscrow(var jobs) -> BASE + JOB * jobs.size();
            case Intent.AllowRefund(var jobs) -> BASE + JOB * jobs.size();
            case Intent.MintDue _, Intent.MintForCommunities _ -> MINT;
            case Intent.PostRoot _ -> ROOT;
            case Intent.PostReputation _, Intent.ApproveEscrow _ -> BASE;
            case Intent.PushClaim(_, _, var proof) -> CLAIM + SIBLING * proof.size();
            case Intent.CreateCommunity _ -> TWIN;
            case Intent.SetAutoStake _ -> 2 * BASE;
            case Intent.DepositFor _ -> 2 * BASE;
        };
    }
}
