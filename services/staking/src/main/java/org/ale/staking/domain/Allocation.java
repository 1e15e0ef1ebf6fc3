/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.domain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Shares;
import org.ale.staking.domain.NetworkCommand.AllocateRewards;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;

/**
 * How the communities' half of an epoch is shared (rules §8): among communities pro rata to the
 * work that was paid, then among members pro rata to reputation, if they held the least stake for
 * the whole epoch. A community without such a member gets nothing and its part goes to the others;
 * what a part exceeds the cap by, nobody gets.
 */
final class Allocation {
    /** Communities and members in one fact: about 600 KB. */
    static final int ENTRIES_MAX = 5_000;

    private final NetworkState state;
    private final Terms terms;
    private final List<CommunityPart> communities = new ArrayList<>();
    private final List<MemberPart> members = new ArrayList<>();
    private Ale allocated = Ale.ZERO;

    private Allocation(NetworkState state, Terms terms) {
        this.state = state;
        this.terms = terms;
    }

    /** The facts of one epoch, in order; the last one says so. */
    static List<NetworkEvent> of(AllocateRewards command, NetworkState state) {
        var allocation = new Allocation(state, command.terms());
        allocation.share(command.inflation().communities());
        return allocation.facts(command.inflation(), command.at());
    }

    private void share(Ale amount) {
        var named = List.copyOf(state.work().keySet());
        var eligible = named.stream().map(this::eligible).toList();
        var weights = new ArrayList<BigInteger>();
        for (var index = 0; index < named.size(); index++) {
            var paid = work(named.get(index)).paid().baseUnits();
            weights.add(eligible.get(index).isEmpty() ? BigInteger.ZERO : paid);
        }
        var uncapped =
                weights.stream().allMatch(weight -> weight.signum() == 0)
                        ? weights.stream().map(Ale::new).toList()
                        : Shares.ofAle(amount, weights);
        for (var index = 0; index < named.size(); index++) {
            share(named.get(index), eligible.get(index), uncapped.get(index));
        }
    }

    private void share(CommunityId community, List<Standing> eligible, Ale uncapped) {
        var work = work(community);
        var part = terms.capped(uncapped, work.fees());
        communities.add(
                new CommunityPart(
                        community, work.paid(), work.fees(), eligible.size(), uncapped, part));
        if (part.isZero()) {
            return;
        }
        allocated = allocated.plus(part);
        var reputations =
                eligible.stream().map(each -> BigInteger.valueOf(each.reputationMicro())).toList();
        var shares = Shares.ofAle(part, reputations);
        for (var index = 0; index < shares.size(); index++) {
            if (!shares.get(index).isZero()) {
                var member = eligible.get(index);
                members.add(
                        new MemberPart(
                                community,
                                member.worker(),
                                member.reputationMicro(),
                                shares.get(index)));
            }
        }
    }

    private NetworkState.Work work(CommunityId community) {
        var work = state.work().get(community);
        if (work == null) {
            throw new IllegalStateException("no work of " + community);
        }
        return work;
    }

    /** Members with reputation and enough stake, by id. */
    private List<Standing> eligible(CommunityId community) {
        return state.standings(community).entrySet().stream()
                .filter(each -> state.stakes().held(each.getKey(), terms.minStake()))
                .map(each -> new Standing(each.getKey(), each.getValue()))
                .toList();
    }

    private List<NetworkEvent> facts(Inflation inflation, Instant at) {
        var unminted = inflation.communities().minus(allocated);
        var most = Math.max(communities.size(), members.size());
        var count = Math.max(Math.ceilDiv(most, ENTRIES_MAX), 1);
        var facts = new ArrayList<NetworkEvent>();
        for (var page = 0; page < count; page++) {
            facts.add(
                    new RewardsAllocated(
                            inflation,
                            terms,
                            page(communities, page),
                            page(members, page),
                            unminted,
                            allocated,
                            page == count - 1,
                            state.stakes().total(),
                            at));
        }
        return facts;
    }

    private static <T> List<T> page(List<T> all, int page) {
        var from = Math.min(page * ENTRIES_MAX, all.size());
        return all.subList(from, Math.min(from + ENTRIES_MAX, all.size()));
    }
}
