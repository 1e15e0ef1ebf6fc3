/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.reputation.domain.MemberCommand.CreditPool;
import org.ale.reputation.domain.MemberCommand.RelabelPool;
import org.ale.reputation.domain.MemberCommand.ReversePool;
import org.ale.reputation.domain.MemberCommand.ScoreJob;
import org.ale.reputation.domain.MemberEvent.JobScored;
import org.ale.reputation.domain.MemberEvent.PoolUnrewarded;
import org.ale.reputation.domain.MemberEvent.ReputationCredited;
import org.ale.reputation.domain.MemberEvent.ReputationReversed;
import org.ale.reputation.domain.MemberEvent.ReputationReversed.Cause;

/**
 * Mints reputation for the winners of closed pools. What was wrong is undone by a fact that
 * compensates, never by rewriting: an audit that changes a credited pool reverses it and credits
 * anew.
 */
public final class MemberDecider implements Decider<MemberCommand, MemberState, MemberEvent> {

    @Override
    public MemberState initialState() {
        return new MemberState();
    }

    @Override
    public Decision<MemberEvent> decide(MemberCommand command, MemberState state) {
        return switch (command) {
            case CreditPool credit when state.isScored(credit.poolId().jobId()) -> scoresAreFinal();
            case CreditPool credit ->
                    accepted(
                            new Judgement(state, credit.at())
                                    .of(credit.poolId(), credit.verdict(), atRisk(credit)));
            case RelabelPool relabel when state.isScored(relabel.poolId().jobId()) ->
                    scoresAreFinal();
            case RelabelPool relabel -> relabel(relabel, state);
            case ReversePool reverse -> reverse(reverse, state);
            case ScoreJob score when state.isScored(score.jobId()) -> accepted();
            case ScoreJob score -> accepted(new JobScored(score.jobId(), score.at()));
        };
    }

    /** Total over everything {@code decide} can emit: it refuses nothing and checks nothing. */
    @Override
    public MemberState evolve(MemberState state, MemberEvent event) {
        switch (event) {
            case ReputationCredited(var pool, _, _, var all, var terms, _, _) -> {
                state.move(all);
                state.put(pool, PoolMint.credited(terms, all));
            }
            case PoolUnrewarded(var pool, var all, var visible, var binding, _) -> {
                var credited = state.mint(pool).map(PoolMint::credited).orElse(false);
                state.move(all);
                state.put(pool, PoolMint.unrewarded(credited, binding, visible, all));
            }
            case ReputationReversed(var pool, var all, _, _, _) -> {
                state.move(all);
                state.put(pool, state.mint(pool).orElseThrow().reversed());
            }
            case JobScored(var job, _) -> state.score(job);
        }
        return state;
    }

    private static Decision<MemberEvent> scoresAreFinal() {
        return rejected(
                MemberRejection.JOB_ALREADY_SCORED,
                "The job is decided and its scores are final; no pool of it is credited any more.");
    }

    /** Preference tasks have no wrong answers: no stake is taken for them. */
    private static MintTerms atRisk(CreditPool credit) {
        return switch (credit.taskType()) {
            case PAIRWISE_PREFERENCE, RATING, ONBOARDING -> credit.terms().binding(0);
            case BINARY, SINGLE_CHOICE -> credit.terms();
        };
    }

    private static Decision<MemberEvent> relabel(RelabelPool relabel, MemberState state) {
        var mint = state.mint(relabel.poolId());
        if (mint.isEmpty()) {
            return rejected(
                    MemberRejection.POOL_UNKNOWN, "This pool has not closed in this community.");
        }
        return accepted(
                new Judgement(state, relabel.at())
                        .of(
                                relabel.poolId(),
                                relabel.verdict(),
                                relabel.terms().binding(mint.get().bindingBps())));
    }

    private static Decision<MemberEvent> reverse(ReversePool reverse, MemberState state) {
        var mint = state.mint(reverse.poolId());
        if (mint.isEmpty()) {
            return rejected(
                    MemberRejection.POOL_UNKNOWN,
                    "This pool has not closed in this community, or too long ago to be undone.");
        }
        if (!mint.get().holds()) {
            return rejected(
                    MemberRejection.NOTHING_TO_REVERSE,
                    "This pool has no mint that holds; there is nothing to undo.");
        }
        return accepted(
                new Judgement(state, reverse.at())
                        .reversal(reverse.poolId(), mint.get(), Cause.COMMAND));
    }
}
