/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.util.ArrayList;
import java.util.List;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.RootPostFinalized;

/** Epochs of one chain that the log took back, since the guardian had vetoed their final roots. */
final class EpochVetoes {
    private final List<EpochPlanned> all = new ArrayList<>();
    private final List<EpochPlanned> unread = new ArrayList<>();
    private long lastNonce;
    private long shownBy;

    /**
     * The log takes an epoch back.
     *
     * @param planned what it was
     * @param isRead whether the log has read its post; if not, it still comes, once
     * @param nonce the last that was planned until now
     */
    void add(EpochPlanned planned, boolean isRead, long nonce) {
        all.add(planned);
        if (!isRead) {
            unread.add(planned);
        }
        lastNonce = nonce;
        shownBy = Long.MAX_VALUE;
    }

    /** A transaction is final: if it was planned after a veto, its block lies behind it. */
    void ended(long nonce, long block) {
        if (nonce > lastNonce) {
            shownBy = Math.min(shownBy, block);
        }
    }

    /** Whether this is the post of a vetoed root that was still to be read. */
    boolean read(RootPostFinalized post) {
        var known =
                unread.stream()
                        .filter(each -> each.getEpoch() == post.getEpoch())
                        .filter(each -> each.getRoot().equals(post.getRoot()))
                        .findFirst();
        known.ifPresent(unread::remove);
        return known.isPresent();
    }

    /** All whose posts were read, in their order: the contract tells of each. */
    List<EpochPlanned> read() {
        var read = new ArrayList<>(all);
        unread.forEach(each -> read.remove(read.lastIndexOf(each)));
        return read;
    }

    /** Whether the last veto may be in a block after this one: the log sees it before it reads. */
    boolean mayComeAfter(long block) {
        return shownBy > block;
    }
}
