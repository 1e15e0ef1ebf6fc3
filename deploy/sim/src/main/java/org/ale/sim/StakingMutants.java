/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ale.eventsourcing.Aggregate;
import org.ale.kernel.Ale;
import org.ale.sim.MutantDecider.Countdown;
import org.ale.staking.Staking;
import org.ale.staking.domain.MemberPart;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.NetworkEvent.RewardsAllocated;
import org.ale.staking.domain.NetworkEvent.StakeNoted;
import org.ale.staking.domain.NetworkState;
import org.ale.staking.domain.Terms;

/** Staking, with a bug planted or none. */
final class StakingMutants {
    private static final int NOW_AND_THEN = 5;
    private static final int EACH_TIME = 1;

    private StakingMutants() {}

    static Aggregate<NetworkCommand, NetworkState, NetworkEvent> staking(Mutant mutant) {
        return switch (mutant) {
            case STAKE_COUNTED_TWICE ->
                    mutated(
                            Terms.PRODUCTION,
                            NOW_AND_THEN,
                            event ->
                                    event instanceof StakeNoted
                                            ? List.of(event, event)
                                            : List.of(event));
            case STAKE_LOST ->
                    mutated(
                            Terms.PRODUCTION,
                            NOW_AND_THEN,
                            event -> event instanceof StakeNoted ? List.of() : List.of(event));
            case WASH_CAP_IGNORED ->
                    mutated(Terms.STRICT, EACH_TIME, StakingMutants::saysProduction);
            case REWARD_ROUNDED_UP ->
                    mutated(Terms.PRODUCTION, EACH_TIME, StakingMutants::roundedUp);
            default -> Staking.aggregate(Terms.PRODUCTION);
        };
    }

    private static Aggregate<NetworkCommand, NetworkState, NetworkEvent> mutated(
            Terms terms, int onceIn, Function<NetworkEvent, List<NetworkEvent>> bug) {
        var staking = Staking.aggregate(terms);
        return new Aggregate<>(
                staking.topics(),
                new MutantDecider<>(staking.decider(), new Countdown(onceIn), bug),
                staking.commandCodec(),
                staking.eventCodec(),
                staking.follows());
    }

    /** Shares without a cap, and the fact says that there was one. */
    private static List<NetworkEvent> saysProduction(NetworkEvent event) {
        return event instanceof RewardsAllocated allocated
                ? List.of(with(allocated, Terms.PRODUCTION, allocated.members()))
                : List.of(event);
    }

    private static List<NetworkEvent> roundedUp(NetworkEvent event) {
        if (!(event instanceof RewardsAllocated allocated) || allocated.members().isEmpty()) {
            return List.of(event);
        }
        var members = new ArrayList<>(allocated.members());
        var first = members.getFirst();
        members.set(
                0,
                new MemberPart(
                        first.community(),
                        first.worker(),
                        first.reputationMicro(),
                        first.amount().plus(Ale.ofBaseUnits(1))));
        return List.of(with(allocated, allocated.terms(), members));
    }

    private static RewardsAllocated with(
            RewardsAllocated allocated, Terms terms, List<MemberPart> members) {
        return new RewardsAllocated(
                allocated.inflation(),
                terms,
                allocated.communities(),
                members,
                allocated.unminted(),
                allocated.allocated(),
                allocated.last(),
                allocated.staked(),
                allocated.at());
    }
}
