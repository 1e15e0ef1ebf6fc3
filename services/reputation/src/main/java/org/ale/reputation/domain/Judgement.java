/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.MemberEvent.PoolUnrewarded;
import org.ale.reputation.domain.MemberEvent.ReputationCredited;
import org.ale.reputation.domain.MemberEvent.ReputationReversed;
import org.ale.reputation.domain.MemberEvent.ReputationReversed.Cause;

/** What one verdict does, seen from the state and from the reversal that goes before it. */
final class Judgement {
    private final MemberState state;
    private final Instant at;
    private final Map<WorkerId, Long> reversed = new LinkedHashMap<>();

    Judgement(MemberState state, Instant at) {
        this.state = state;
        this.at = at;
    }

    /** Undoes what the pool minted before, if that holds, and credits the verdict. */
    List<MemberEvent> of(PoolId pool, Verdict verdict, MintTerms terms) {
        var events = new ArrayList<MemberEvent>(2);
        var before = state.mint(pool);
        before.filter(PoolMint::holds)
                .ifPresent(mint -> events.add(reversal(pool, mint, Cause.AUDIT)));
        var again = before.map(PoolMint::credited).orElse(false);
        events.add(
                verdict.resolved()
                        ? credit(pool, verdict, terms, again)
                        : nothing(pool, verdict, terms));
        return events;
    }

    /** What was minted goes back, but nobody falls below zero; what was taken is given back. */
    ReputationReversed reversal(PoolId pool, PoolMint mint, Cause cause) {
        var participants = mint.parts().stream().map(this::undone).toList();
        return new ReputationReversed(pool, participants, cause, mint.visibleAfter(), at);
    }

    private Participant undone(PoolMint.Part part) {
        var worker = part.worker();
        var now = reputation(worker);
        var back = Math.max(-part.gainMicro(), -now);
        reversed.put(worker, now + back);
        var finished = state.member(worker).finished();
        return new Participant(worker, part.won(), part.label(), back, now + back, finished);
    }

    private ReputationCredited credit(
            PoolId pool, Verdict verdict, MintTerms terms, boolean again) {
        var gains = Minting.gains(verdict, terms.reward(), this::reputation);
        var participants = new ArrayList<Participant>(gains.size());
        for (var index = 0; index < gains.size(); index++) {
            var ballot = verdict.ballots().get(index);
            participants.add(participant(pool, ballot, verdict.isWonBy(ballot), gains.get(index)));
        }
        return new ReputationCredited(
                pool,
                verdict.label(),
                verdict.confidenceMicro(),
                participants,
                CreditTerms.of(terms),
                again,
                at);
    }

    private PoolUnrewarded nothing(PoolId pool, Verdict verdict, MintTerms terms) {
        var participants =
                verdict.ballots().stream()
                        .map(ballot -> participant(pool, ballot, false, 0))
                        .toList();
        return new PoolUnrewarded(
                pool, participants, terms.visibleAfter(), terms.reward().bindingBps(), at);
    }

    /** A pool counts once as a finished task, however often it is judged. */
    private Participant participant(PoolId pool, Ballot ballot, boolean won, long gainMicro) {
        var worker = ballot.worker();
        var counted = state.mint(pool).map(mint -> mint.has(worker)).orElse(false);
        return new Participant(
                worker,
                won,
                ballot.label(),
                gainMicro,
                reputation(worker) + gainMicro,
                state.member(worker).finished() + (counted ? 0 : 1));
    }

    private long reputation(WorkerId worker) {
        var after = reversed.get(worker);
        return after == null ? state.member(worker).reputationMicro() : after;
    }
}
