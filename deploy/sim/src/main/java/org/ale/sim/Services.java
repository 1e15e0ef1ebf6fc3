/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ale.assignment.Assignment;
import org.ale.assignment.domain.Chance;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.chainbridge.codec.ChainCommandCodec;
import org.ale.chainbridge.codec.ChainEventCodec;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainDecider;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.ChainState;
import org.ale.chainbridge.policy.WhenRewardsAllocatedThenRecordRewards;
import org.ale.communities.Communities;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.CommunityState;
import org.ale.consensus.Consensus;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.testing.simulation.SimulatedOwner;
import org.ale.eventsourcing.testing.simulation.Simulation;
import org.ale.jobs.Jobs;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobState;
import org.ale.payment.Payment;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.AccountState;
import org.ale.reputation.Reputation;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.staking.Staking;

/** The production services, with a bug planted in at most one of them. */
final class Services {
    private static final byte[] SECRET =
            "a secret of the simulation only".getBytes(StandardCharsets.UTF_8);

    final SimulatedOwner<CommunityCommand, CommunityState, CommunityEvent> communities;
    final SimulatedOwner<JobCommand, JobState, JobEvent> jobs;
    final SimulatedOwner<LeaseCommand, LeaseState, LeaseEvent> assignment;

    final SimulatedOwner<AccountCommand, AccountState, AccountEvent> payment;
    final SimulatedOwner<ChainCommand, ChainState, ChainEvent> bridge;

    Services(Simulation simulation, Mutant mutant) {
        communities = simulation.add(DecisionMutants.communities(Communities.aggregate(), mutant));
        jobs = simulation.add(DecisionMutants.jobs(Jobs.aggregate(), mutant));
        assignment = simulation.add(DecisionMutants.desk(desk(mutant), mutant));
        simulation.add(misread(DecisionMutants.consensus(Consensus.aggregate(), mutant), mutant));
        simulation.add(
                misread(DecisionMutants.reputation(new Reputation().aggregate(), mutant), mutant));
        payment =
                simulation.add(
                        misread(
                                DecisionMutants.payment(new Payment().aggregate(), mutant),
                                mutant));
        simulation.add(misread(StakingMutants.staking(mutant), mutant));
        bridge = simulation.add(bridge());
    }

    /** The bridge's rules, and of what it follows only what staking allocates. */
    private static Aggregate<ChainCommand, ChainState, ChainEvent> bridge() {
        return new Aggregate<>(
                new Topics("chain-bridge", "chain"),
                new ChainDecider(),
                new ChainCommandCodec(),
                new ChainEventCodec(),
                List.of(
                        new Followed<>(
                                Staking.NETWORK.events(),
                                NetworkEvent::parseFrom,
                                new WhenRewardsAllocatedThenRecordRewards(Stakers.CHAIN),
                                Keying.RE_KEYED)));
    }

    private static Aggregate<LeaseCommand, LeaseState, LeaseEvent> desk(Mutant mutant) {
        var chance = mutant == Mutant.LOADED_DICE ? (Chance) (_, _, _, _) -> 0 : Chance.UNIFORM;
        var desk = Assignment.aggregate(new LeaseDecider(new HmacSeeds(SECRET), chance));
        return switch (mutant) {
            case SECOND_ANSWER_ACCEPTED, ANSWER_AFTER_LEASE ->
                    new Aggregate<>(
                            desk.topics(),
                            new LaxDeskDecider(desk.decider(), mutant),
                            desk.commandCodec(),
                            desk.eventCodec(),
                            desk.follows());
            default -> desk;
        };
    }

    private static <C, S, E> Aggregate<C, S, E> misread(
            Aggregate<C, S, E> aggregate, Mutant mutant) {
        List<Followed<?, C>> follows = new ArrayList<>();
        for (var follow : aggregate.follows()) {
            follows.add(misread(follow, aggregate.topics().context(), mutant));
        }
        return new Aggregate<>(
                aggregate.topics(),
                aggregate.decider(),
                aggregate.commandCodec(),
                aggregate.eventCodec(),
                follows);
    }

    private static <F, C> Followed<F, C> misread(
            Followed<F, C> follow, String follower, Mutant mutant) {
        return new Followed<>(
                follow.topic(),
                payload ->
                        follow.reader().read(Misread.of(payload, follow.topic(), follower, mutant)),
                follow.policy(),
                follow.keying());
    }
}
