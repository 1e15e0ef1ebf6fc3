/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ale.kernel.CommunityId;

/** Everything known of one chain. Changed in place, by folding only. */
public final class ChainState implements Serializable {
    private static final long serialVersionUID = 1;

    final Totals totals = new Totals();
    final Epochs epochs = new Epochs();
    final Standings standings = new Standings();
    final Outbox outbox = new Outbox();

    private final Map<CommunityId, Long> batches = new LinkedHashMap<>();
    private final Map<String, Deposit> deposits = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> refunded = new LinkedHashSet<>();
    private long rewards;
    private boolean isInsideRewards;
    private long block;
    private Hash32 blockHash = Hash32.ZERO;
    private long finalBlock;

    /** What can be compared and shown of a state. */
    record View(
            Totals.View totals,
            Epochs.View epochs,
            Standings.View standings,
            Outbox.View outbox,
            Map<CommunityId, Long> batches,
            Map<String, Deposit> deposits,
            List<String> seen,
            List<String> refunded,
            long rewards,
            boolean isInsideRewards,
            long block,
            Hash32 blockHash,
            long finalBlock) {}

    View view() {
        return new View(
                totals.view(),
                epochs.view(),
                standings.view(),
                outbox.view(),
                new LinkedHashMap<>(batches),
                new LinkedHashMap<>(deposits),
                List.copyOf(seen),
                List.copyOf(refunded),
                rewards,
                isInsideRewards,
                block,
                blockHash,
                finalBlock);
    }

    /** The last batch of a community; 0 before the first. */
    long batch(CommunityId community) {
        return batches.getOrDefault(community, 0L);
    }

    /** The last period of inflation that was allocated; 0 before the first. */
    long rewards() {
        return rewards;
    }

    /** Whether a period of inflation is allocated in part: then no epoch is closed. */
    boolean isInsideRewards() {
        return isInsideRewards;
    }

    /** The last final block that was read; 0 before the first. */
    long block() {
        return block;
    }

    /** The last block that is known to be final: by its logs, or by a transaction of ours. */
    long finalBlock() {
        return finalBlock;
    }

    Hash32 blockHash() {
        return blockHash;
    }

    Optional<Deposit> deposit(String id) {
        return Optional.ofNullable(deposits.get(id));
    }

    boolean isKnown(String deposit) {
        return seen.contains(deposit) || deposits.containsKey(deposit);
    }

    boolean isRefunded(String deposit) {
        return refunded.contains(deposit);
    }

    void recordBatch(CommunityId community, long batch) {
        batches.put(community, batch);
    }

    void recordRewards(long index, boolean last) {
        rewards = last ? index : rewards;
        isInsideRewards = !last;
    }

    void see(Deposit deposit) {
        seen.add(deposit.id());
    }

    void finalise(Deposit deposit) {
        seen.remove(deposit.id());
        deposits.put(deposit.id(), deposit);
    }

    void refund(String deposit) {
        refunded.add(deposit);
    }

    void finish(long lastBlock) {
        finalBlock = Math.max(finalBlock, lastBlock);
    }

    void read(long lastBlock, Hash32 hash) {
        finish(lastBlock);
        block = lastBlock;
        blockHash = hash;
    }
}
