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
 * @param visibleAfter finished tasks before a worker sees his score
 * @param parts what each voter gained, in order of voting
 */
record PoolMint(
        Standing standing, boolean credited, int bindingBps, int visibleAfter, List<Part> parts)
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

    static PoolMint credited(CreditTerms terms, List<Participant> all) {
        return new PoolMint(
                Standing.CREDITED, true, terms.bindingBps(), terms.visibleAfter(), parts(all));
    }

    static PoolMint unrewarded(
            boolean credited, int bindingBps, int visibleAfter, List<Participant> all) {
        return new PoolMint(Standing.UNREWARDED, credited, bindingBps, visibleAfter, parts(all));
    }

    private static List<Part> parts(List<Participant> all) {
        return all.stream().map(Part::of).toList();
    }

    PoolMint reversed() {
        return new PoolMint(Standing.REVERSED, credited, bindingBps, visibleAfter, parts);
    }

    boolean holds() {
        return standing == Standing.CREDITED;
    }

    boolean has(WorkerId worker) {
        return parts.stream().anyMatch(part -> part.worker().equals(worker));
    }
}
