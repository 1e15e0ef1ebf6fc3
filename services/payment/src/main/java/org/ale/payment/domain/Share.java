/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;

/**
 * A decided pool whose pot is to be shared; or a newcomer's place, which is a pool with nobody but
 * him.
 *
 * @param poolId the pool
 * @param label index of the decided label
 * @param confidenceMicro its confidence, millionths
 * @param parties all participants in order of voting
 * @param payScope who shares the pot
 * @param equalShareBps part of the pot that is shared equally
 * @param visibleAfter finished tasks before a worker sees his score
 * @param onboarding whether it pays a newcomer for passing his community's on-boarding set
 */
public record Share(
        PoolId poolId,
        int label,
        int confidenceMicro,
        List<Party> parties,
        PayScope payScope,
        int equalShareBps,
        int visibleAfter,
        boolean onboarding)
        implements Serializable {
    public static final int PARTIES_MAX = 100;
    private static final int CERTAIN_MICRO = 1_000_000;
    private static final int ALL_BPS = 10_000;

    /** Of a pool that was voted on. */
    public Share(
            PoolId poolId,
            int label,
            int confidenceMicro,
            List<Party> parties,
            PayScope payScope,
            int equalShareBps,
            int visibleAfter) {
        this(poolId, label, confidenceMicro, parties, payScope, equalShareBps, visibleAfter, false);
    }

    /** Of a place: the newcomer has the whole pot, and no reputation of it. */
    public static Share ofNewcomer(PoolId place, WorkerId worker) {
        return new Share(
                place,
                0,
                CERTAIN_MICRO,
                List.of(new Party(worker, true, 0, 0, 0, 0)),
                PayScope.WINNERS,
                ALL_BPS,
                1,
                true);
    }

    public Share {
        parties = List.copyOf(parties);
        if (parties.size() > PARTIES_MAX) {
            throw new IllegalArgumentException("a pool has at most " + PARTIES_MAX + " voters");
        }
    }

    /** Whether anybody shares the pot; a pool with a known answer may have no winner. */
    boolean hasReceivers() {
        return parties.stream().anyMatch(this::receives);
    }

    boolean receives(Party party) {
        return switch (payScope) {
            case WINNERS -> party.won();
            case PARTICIPANTS -> true;
        };
    }
}
