/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ale.kernel.WorkerId;

/** A proposal that is voted on. Changed in place by evolve only. */
final class Proposal implements Serializable {
    private static final long serialVersionUID = 1;

    final int number;
    final Map<String, String> overrides;
    final long electorateMicro;
    final Instant closesAt;
    final Set<WorkerId> voted = new LinkedHashSet<>();
    long yesMicro;
    long noMicro;

    Proposal(int number, Map<String, String> overrides, long electorateMicro, Instant closesAt) {
        this.number = number;
        this.overrides = overrides;
        this.electorateMicro = electorateMicro;
        this.closesAt = closesAt;
    }

    void cast(WorkerId worker, boolean yes, long weightMicro) {
        voted.add(worker);
        yesMicro += yes ? weightMicro : 0;
        noMicro += yes ? 0 : weightMicro;
    }

    /** Whether no ballot to come could change the outcome. */
    boolean isCarriedBy(long yes) {
        return yes > electorateMicro - yes;
    }

    /** Whether so much reputation was cast that the proposal counts. */
    boolean hasQuorum(int quorumBps) {
        var cast = BigInteger.valueOf(yesMicro).add(BigInteger.valueOf(noMicro));
        var least = BigInteger.valueOf(electorateMicro).multiply(BigInteger.valueOf(quorumBps));
        return cast.multiply(BigInteger.valueOf(10_000)).compareTo(least) >= 0;
    }

    @Override
    public String toString() {
        return "%d %s %d %s %s %d/%d"
                .formatted(number, overrides, electorateMicro, closesAt, voted, yesMicro, noMicro);
    }
}
