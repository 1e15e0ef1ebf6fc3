/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.communities.domain.CommunityEvent;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.domain.Verdict;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.jobs.domain.JobEvent;
import org.ale.kernel.Ale;
import org.ale.kernel.PoolId;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.Posting;
import org.ale.reputation.domain.MemberEvent;
import org.ale.sim.MutantDecider.Countdown;

/** Planted bugs of the kind that decides wrongly. */
final class DecisionMutants {
    private static final int NOW_AND_THEN = 20;
    private static final int EACH_TIME = 1;
    private static final Ale ONE_UNIT = Ale.ofBaseUnits(1);

    private DecisionMutants() {}

    private static <C, S, E> Aggregate<C, S, E> with(
            Aggregate<C, S, E> aggregate, Decider<C, S, E> decider) {
        return new Aggregate<>(
                aggregate.topics(),
                decider,
                aggregate.commandCodec(),
                aggregate.eventCodec(),
                aggregate.follows());
    }

    private static <C, S, E> Aggregate<C, S, E> mutated(
            Aggregate<C, S, E> aggregate, int onceIn, Function<E, List<E>> bug) {
        return with(
                aggregate, new MutantDecider<>(aggregate.decider(), new Countdown(onceIn), bug));
    }

    static <C, S> Aggregate<C, S, JobEvent> jobs(Aggregate<C, S, JobEvent> jobs, Mutant mutant) {
        return mutant == Mutant.REMAINDER_MISSTATED
                ? mutated(jobs, EACH_TIME, DecisionMutants::remainderMisstated)
                : jobs;
    }

    private static List<JobEvent> remainderMisstated(JobEvent event) {
        return event instanceof JobEvent.JobFunded funded
                ? List.of(
                        new JobEvent.JobFunded(
                                funded.jobId(),
                                funded.community(),
                                funded.client(),
                                funded.funded(),
                                funded.fee(),
                                funded.pot(),
                                funded.items(),
                                funded.remainder().plus(ONE_UNIT),
                                funded.depositId(),
                                funded.at()))
                : List.of(event);
    }

    static <C, S> Aggregate<C, S, CommunityEvent> communities(
            Aggregate<C, S, CommunityEvent> communities, Mutant mutant) {
        return switch (mutant) {
            case PLACE_GIVEN_TWICE -> mutated(communities, EACH_TIME, DecisionMutants::placeBefore);
            case GUESSER_PASSED -> mutated(communities, EACH_TIME, DecisionMutants::passed);
            default -> communities;
        };
    }

    private static List<CommunityEvent> placeBefore(CommunityEvent event) {
        return event
                                instanceof
                                CommunityEvent.OnboardingPassed(
                                        var community,
                                        var worker,
                                        var correct,
                                        var asked,
                                        var place,
                                        var at)
                        && place != null
                        && place.item() > 0
                ? List.of(
                        new CommunityEvent.OnboardingPassed(
                                community,
                                worker,
                                correct,
                                asked,
                                new PoolId(place.jobId(), place.item() - 1),
                                at))
                : List.of(event);
    }

    private static List<CommunityEvent> passed(CommunityEvent event) {
        return event
                        instanceof
                        CommunityEvent.OnboardingFailed(
                                var community,
                                var worker,
                                var correct,
                                var asked,
                                var at)
                ? List.of(
                        new CommunityEvent.OnboardingPassed(
                                community, worker, correct, asked, null, at))
                : List.of(event);
    }

    static <C, S> Aggregate<C, S, LeaseEvent> desk(
            Aggregate<C, S, LeaseEvent> desk, Mutant mutant) {
        return mutant == Mutant.SEED_SWAPPED
                ? mutated(desk, 3, DecisionMutants::seedSwapped)
                : desk;
    }

    private static List<LeaseEvent> seedSwapped(LeaseEvent event) {
        if (event instanceof LeaseEvent.EpochRevealed(var epoch, var seed, var at)) {
            var other = seed.clone();
            other[0] ^= 1;
            return List.of(new LeaseEvent.EpochRevealed(epoch, other, at));
        }
        return List.of(event);
    }

    static <C, S> Aggregate<C, S, PoolEvent> consensus(
            Aggregate<C, S, PoolEvent> consensus, Mutant mutant) {
        return switch (mutant) {
            case VOTE_LOST ->
                    mutated(
                            consensus,
                            NOW_AND_THEN,
                            event ->
                                    event instanceof PoolEvent.VoteWeighed
                                            ? List.of()
                                            : List.of(event));
            case VERDICT_TURNED -> mutated(consensus, NOW_AND_THEN, DecisionMutants::verdictTurned);
            case FOLD_WITH_A_MEMORY -> with(consensus, new ForgetfulDecider<>(consensus.decider()));
            default -> consensus;
        };
    }

    private static List<PoolEvent> verdictTurned(PoolEvent event) {
        if (!(event instanceof PoolEvent.PoolClosed closed)) {
            return List.of(event);
        }
        var verdict = closed.verdict();
        return List.of(
                new PoolEvent.PoolClosed(
                        closed.poolId(),
                        closed.terms(),
                        new Verdict(
                                1 - Math.min(1, verdict.label()),
                                verdict.confidenceMicro(),
                                verdict.resolved()),
                        closed.blindLabel(),
                        closed.posterior(),
                        closed.votes(),
                        closed.at()));
    }

    /** A fold that passes over a benching now and then, counting over all its lives. */
    private record ForgetfulDecider<C, S>(Decider<C, S, PoolEvent> rules, Countdown onceIn)
            implements Decider<C, S, PoolEvent> {
        ForgetfulDecider(Decider<C, S, PoolEvent> rules) {
            this(rules, new Countdown(5));
        }

        @Override
        public S initialState() {
            return rules.initialState();
        }

        @Override
        public Decision<PoolEvent> decide(C command, S state) {
            return rules.decide(command, state);
        }

        @Override
        public S evolve(S state, PoolEvent event) {
            return event instanceof PoolEvent.WorkerBenched && onceIn.isOver()
                    ? state
                    : rules.evolve(state, event);
        }
    }

    static <C, S> Aggregate<C, S, MemberEvent> reputation(
            Aggregate<C, S, MemberEvent> reputation, Mutant mutant) {
        return mutant == Mutant.MINTED_TWICE
                ? mutated(
                        reputation,
                        NOW_AND_THEN,
                        event ->
                                event instanceof MemberEvent.ReputationCredited
                                        ? List.of(event, event)
                                        : List.of(event))
                : reputation;
    }

    static <C, S> Aggregate<C, S, AccountEvent> payment(
            Aggregate<C, S, AccountEvent> payment, Mutant mutant) {
        return switch (mutant) {
            case SHARES_ROUNDED_UP -> mutated(payment, NOW_AND_THEN, DecisionMutants::roundedUp);
            case PAID_TWICE ->
                    mutated(
                            payment,
                            NOW_AND_THEN,
                            event ->
                                    event instanceof AccountEvent.PotSplit
                                            ? List.of(event, event)
                                            : List.of(event));
            case REFUND_FORGOTTEN ->
                    mutated(
                            payment,
                            EACH_TIME,
                            event ->
                                    event instanceof AccountEvent.ItemsRefunded refunded
                                            ? List.of(withoutMoney(refunded))
                                            : List.of(event));
            default -> payment;
        };
    }

    private static AccountEvent withoutMoney(AccountEvent.ItemsRefunded refunded) {
        return new AccountEvent.ItemsRefunded(
                refunded.jobId(), refunded.count(), List.of(), refunded.at());
    }

    private static List<AccountEvent> roundedUp(AccountEvent event) {
        if (!(event instanceof AccountEvent.PotSplit split)) {
            return List.of(event);
        }
        var paid = new ArrayList<Ale>();
        split.paid().forEach(each -> paid.add(each.isZero() ? each : each.plus(ONE_UNIT)));
        var postings = new ArrayList<Posting>();
        for (var posting : split.postings()) {
            postings.add(
                    split.paid().contains(posting.amount())
                            ? new Posting(posting.account(), posting.amount().plus(ONE_UNIT))
                            : posting);
        }
        return List.of(
                new AccountEvent.PotSplit(
                        split.share(), split.pot(), split.fee(), paid, postings, split.at()));
    }
}
