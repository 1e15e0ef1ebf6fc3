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
import org.ale.communities.Communities;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.CommunityState;
import org.ale.consensus.Consensus;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.jobs.Jobs;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobState;
import org.ale.payment.Payment;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.AccountState;
import org.ale.reputation.Reputation;

/** The production services, with a bug planted in at most one of them. */
final class Services {
    private static final byte[] SECRET =
            "a secret of the simulation only".getBytes(StandardCharsets.UTF_8);

    final Owner<CommunityCommand, CommunityState, CommunityEvent> communities;
    final Owner<JobCommand, JobState, JobEvent> jobs;
    final Owner<LeaseCommand, LeaseState, LeaseEvent> assignment;
    final Owner<AccountCommand, AccountState, AccountEvent> payment;
    private final List<Owner<?, ?, ?>> all = new ArrayList<>();

    Services(MemoryBroker broker, Mutant mutant) {
        communities = new Owner<>(broker, Communities.aggregate());
        jobs = new Owner<>(broker, Jobs.aggregate());
        var chance = mutant == Mutant.LOADED_DICE ? (Chance) (_, _, _, _) -> 0 : Chance.UNIFORM;
        var desk = Assignment.aggregate(new LeaseDecider(new HmacSeeds(SECRET), chance));
        assignment =
                new Owner<>(
                        broker,
                        switch (mutant) {
                            case SECOND_ANSWER_ACCEPTED, ANSWER_AFTER_LEASE ->
                                    new Aggregate<>(
                                            desk.topics(),
                                            new LaxDeskDecider(desk.decider(), mutant),
                                            desk.commandCodec(),
                                            desk.eventCodec(),
                                            desk.follows());
                            default -> desk;
                        });
        all.add(communities);
        all.add(jobs);
        all.add(assignment);
        all.add(new Owner<>(broker, mutated(Consensus.aggregate(), mutant)));
        all.add(new Owner<>(broker, mutated(new Reputation().aggregate(), mutant)));
        payment = new Owner<>(broker, mutated(new Payment().aggregate(), mutant));
        all.add(payment);
    }

    List<Owner<?, ?, ?>> all() {
        return all;
    }

    private static <C, S, E> Aggregate<C, S, E> mutated(
            Aggregate<C, S, E> aggregate, Mutant mutant) {
        List<Followed<?, C>> follows = new ArrayList<>();
        for (var follow : aggregate.follows()) {
            follows.add(mutated(follow, aggregate.topics().context(), mutant));
        }
        return new Aggregate<>(
                aggregate.topics(),
                aggregate.decider(),
                aggregate.commandCodec(),
                aggregate.eventCodec(),
                follows);
    }

    private static <F, C> Followed<F, C> mutated(
            Followed<F, C> follow, String follower, Mutant mutant) {
        return new Followed<>(
                follow.topic(),
                payload ->
                        follow.reader().read(Misread.of(payload, follow.topic(), follower, mutant)),
                follow.policy(),
                follow.keying());
    }
}
