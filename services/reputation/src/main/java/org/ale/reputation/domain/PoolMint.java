/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.WorkerId;

/**
 * What a pool did to its voters: enough to undo it.
 *
 * @param standing whether its mint holds
 * @param credited true once it has minted, even if that was undone
 * @param bindingBps share of a loser's stake at risk
 * @param parts what each voter gained, in order of voting
 */
record PoolMint(Standing standing, boolean credited, int bindingBps, List<Part> parts)
        implements Serializable {
    enum Standing {
        CREDITED,
        UNREWARDED,
        REVERSED
    }

    /** What one voter gained or lost, micro-REP. */
    record Part(WorkerId worker, boolean won, int label, long gainMicro) implements Serializable {
        static Part of(Participant from) {
            return new Part(from.worker(), from.won(), from.label(), from.gainMicro());
        }
    }

    static PoolMint of(Standing standing, boolean credited, int bindingBps, List<Participant> all) {
        return new PoolMint(standing, credited, bindingBps, all.stream().map(Part::of).toList());
    }

    PoolMint reversed() {
        return new PoolMint(Standing.REVERSED, credited, bindingBps, parts);
    }

    boolean holds() {
        return standing == Standing.CREDITED;
    }

    boolean has(WorkerId worker) {
        return parts.stream().anyMatch(part -> part.worker().equals(worker));
    }
}
