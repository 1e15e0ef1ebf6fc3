/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.projection.standings;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolRelabelled;

/**
 * What the voters of a pool were credited: how likely each was right, in millionths.
 *
 * @param rightMicro of each voter in order; {@link #UNKNOWN} where nothing is credited
 */
record PoolCredit(Map<UUID, Integer> rightMicro) {
    static final PoolCredit NONE = new PoolCredit(Map.of());
    static final int UNKNOWN = -1;
    private static final int ONE_MICRO = 1_000_000;
    private static final int BYTES_PER_VOTER = 20;

    /** What a pool that closes credits; voters who were credited before keep what they have. */
    static PoolCredit of(PoolClosed closed, PoolCredit before) {
        var credit = new LinkedHashMap<UUID, Integer>();
        for (var vote : closed.getVotesList()) {
            var worker = UUID.fromString(vote.getWorkerId());
            var known = before.rightMicro.get(worker);
            credit.put(worker, known == null ? rightMicro(closed, vote) : known);
        }
        return new PoolCredit(credit);
    }

    /** What an audit credits instead of what was credited before. */
    static PoolCredit of(PoolRelabelled relabelled) {
        var credit = new LinkedHashMap<UUID, Integer>();
        for (var vote : relabelled.getVotesList()) {
            credit.put(UUID.fromString(vote.getWorkerId()), vote.getCreditMicro(vote.getLabel()));
        }
        return new PoolCredit(credit);
    }

    /**
     * The balanced rule says how likely a voter is right without his own vote. Where it says
     * nothing, because the rule is strict or the pool closes again, the pool's label counts if
     * there is one.
     */
    private static int rightMicro(PoolClosed closed, CreditedVote vote) {
        if (vote.getCreditMicroCount() > 0) {
            return vote.getCreditMicro(vote.getLabel());
        }
        if (!closed.getResolved()) {
            return UNKNOWN;
        }
        return vote.getLabel() == closed.getLabel() ? ONE_MICRO : 0;
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(rightMicro.size() * BYTES_PER_VOTER);
        rightMicro.forEach((worker, right) ->
                bytes.putLong(worker.getMostSignificantBits())
                        .putLong(worker.getLeastSignificantBits())
                        .putInt(right));
        return bytes.array();
    }

    static PoolCredit read(byte[] bytes) {
        var credit = new LinkedHashMap<UUID, Integer>();
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            credit.put(new UUID(buffer.getLong(), buffer.getLong()), buffer.getInt());
        }
        return new PoolCredit(credit);
    }
}
