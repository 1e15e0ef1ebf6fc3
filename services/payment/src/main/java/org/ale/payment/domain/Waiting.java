/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened to a job before its budget arrived: topics have no order between them. */
final class Waiting implements Serializable {
    private static final long serialVersionUID = 1;
    private final Map<Integer, Share> shares = new LinkedHashMap<>();
    private int refunds;
    private boolean ended;

    void remember(Share share) {
        shares.put(share.poolId().item(), share);
    }

    void forget(int item) {
        shares.remove(item);
    }

    void remember(int refundedItems) {
        refunds = Math.addExact(refunds, refundedItems);
    }

    void rememberEnd() {
        ended = true;
    }

    /** Pools to be paid, in the order in which they closed. */
    List<Share> shares() {
        return List.copyOf(shares.values());
    }

    int refunds() {
        return refunds;
    }

    boolean ended() {
        return ended;
    }
}
