/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.chainbridge.domain.Intent.CreateCommunity;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;

/** Reputations by community, and the communities' twins, which show them on chain. */
final class Standings implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<CommunityId, Map<WorkerId, Long>> reputations = new LinkedHashMap<>();
    private final Map<CommunityId, Address> twins = new LinkedHashMap<>();
    private final Set<CommunityId> plannedTwins = new LinkedHashSet<>();

    /** Twins that have no nonce yet, the oldest first. */
    private final Map<CommunityId, CreateCommunity> waitingTwins = new LinkedHashMap<>();

    private long epoch;
    private Hash32 root = Hash32.ZERO;
    private boolean isChanged;

    record View(
            Map<CommunityId, Map<WorkerId, Long>> reputations,
            Map<CommunityId, Address> twins,
            List<CommunityId> plannedTwins,
            List<CreateCommunity> waitingTwins,
            long epoch,
            Hash32 root,
            boolean isChanged) {}

    View view() {
        var copy = new LinkedHashMap<CommunityId, Map<WorkerId, Long>>();
        reputations.forEach((community, each) -> copy.put(community, new LinkedHashMap<>(each)));
        return new View(
                copy,
                new LinkedHashMap<>(twins),
                List.copyOf(plannedTwins),
                List.copyOf(waitingTwins.values()),
                epoch,
                root,
                isChanged);
    }

    boolean hasTwin(CommunityId community) {
        return plannedTwins.contains(community)
                || waitingTwins.containsKey(community)
                || twins.containsKey(community);
    }

    /** The oldest of those that wait. */
    List<CreateCommunity> waitingTwins(int most) {
        return waitingTwins.values().stream().limit(most).toList();
    }

    long epoch() {
        return epoch;
    }

    Hash32 root() {
        return root;
    }

    boolean isChanged() {
        return isChanged;
    }

    /**
     * Leaves {@code contract ‖ account ‖ micro-REP} of all who have both. An account that its
     * worker has left stays with zero: what it was shown with before can be proven down.
     */
    CumulativeTree tree(Totals totals) {
        var left = totals.leftAccounts();
        var byContract = new TreeMap<Address, Map<WorkerId, Long>>();
        twins.forEach((community, contract) ->
                byContract.put(contract, reputations.getOrDefault(community, new TreeMap<>())));
        var keys = new ArrayList<Map.Entry<Address, Address>>();
        var amounts = new ArrayList<BigInteger>();
        byContract.forEach((contract, each) -> {
            var byAccount = new TreeMap<Address, Long>();
            each.forEach((worker, micro) -> {
                left.getOrDefault(worker, List.of()).forEach(old -> byAccount.put(old, 0L));
                totals.account(worker).ifPresent(account -> byAccount.put(account, micro));
            });
            byAccount.forEach((account, micro) -> {
                keys.add(Map.entry(contract, account));
                amounts.add(BigInteger.valueOf(micro));
            });
        });
        return CumulativeTree.ofPairs().merged(CumulativeTree.pairKeys(keys, keys.size()), amounts);
    }

    void record(CommunityId community, List<Standing> standings) {
        for (var standing : standings) {
            reputations
                    .computeIfAbsent(community, _ -> new LinkedHashMap<>())
                    .put(standing.worker(), standing.reputationMicro());
            isChanged = true;
        }
    }

    void queueTwin(CreateCommunity twin) {
        waitingTwins.put(twin.community(), twin);
    }

    void planTwin(CommunityId community) {
        waitingTwins.remove(community);
        plannedTwins.add(community);
    }

    /** A twin that the factory refused may be asked for again. */
    void forgetTwin(CommunityId community) {
        plannedTwins.remove(community);
    }

    void addTwin(CommunityId community, Address contract) {
        waitingTwins.remove(community);
        twins.put(community, contract);
        isChanged = true;
    }

    void markChanged() {
        isChanged = true;
    }

    void settle(long settledEpoch, Hash32 settledRoot) {
        epoch = settledEpoch;
        root = settledRoot;
        isChanged = false;
    }
}
