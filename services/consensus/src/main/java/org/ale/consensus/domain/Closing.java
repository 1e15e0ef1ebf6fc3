/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolEvent.PoolClosed;

/** What follows when a pool closes: its label, its voters' credits, benching, and the breaker. */
final class Closing {
    private final PoolState state;
    private final Pool pool;
    private final Ballot ballot;
    private final Instant at;

    /**
     * The closing of a pool.
     *
     * @param ballot the pool's votes, with the one that closes it
     */
    Closing(PoolState state, Pool pool, Ballot ballot, Instant at) {
        this.state = state;
        this.pool = pool;
        this.ballot = ballot;
        this.at = at;
    }

    List<PoolEvent> events() {
        var closed = closed();
        var events = new ArrayList<PoolEvent>();
        events.add(closed);
        if (isCredited()) {
            events.addAll(benching(closed));
        }
        events.addAll(Alarm.raisedBy(state, pool, ballot, at));
        return events;
    }

    private PoolClosed closed() {
        var terms = ballot.terms();
        var rule = VotingRule.of(ballot.algorithm());
        var blind = rule.verdict(ballot);
        if (!terms.isGold()) {
            var posterior = rule.posterior(ballot);
            return closed(blind, blind.label(), posterior);
        }
        var isMet = !isDisputed() && ballot.hasVoteFor(terms.gold());
        var known = new Verdict(terms.gold(), Millionths.ONE, isMet);
        return closed(known, blind.label(), Millionths.certain(terms.gold(), terms.labels()));
    }

    private PoolClosed closed(Verdict verdict, int blindLabel, Millionths posterior) {
        var votes = ballot.votes().stream().map(vote -> credited(vote, posterior)).toList();
        return new PoolClosed(pool.id(), ballot.terms(), verdict, blindLabel, posterior, votes, at);
    }

    /** A voter is credited with what the others said, or with the known answer. */
    private CreditedVote credited(Vote vote, Millionths posterior) {
        var credit = Millionths.NONE;
        if (isCredited()) {
            credit =
                    ballot.terms().isGold()
                            ? posterior
                            : LogLikelihood.posterior(ballot.score().minus(vote.contribution()));
        }
        return new CreditedVote(vote.worker(), vote.label(), credit);
    }

    private boolean isFirst() {
        return pool.phase() == Pool.Phase.VOTING;
    }

    /** Nobody gains or loses by the known answers of a job that was stopped for them. */
    private boolean isDisputed() {
        return state.isStopped(pool.id().jobId());
    }

    /** Voters are credited once; when a pool closes again, the next audit counts its new votes. */
    private boolean isCredited() {
        return isFirst() && ballot.algorithm().isBayesian() && !isDisputed();
    }

    private List<PoolEvent> benching(PoolClosed closed) {
        var terms = ballot.terms();
        var model = state.models.get(terms.labels());
        if (model == null || terms.consensus().benchAfter() == 0) {
            return List.of();
        }
        var next = model.now().copyOf(closed.votes());
        next.credit(closed.posterior(), terms.isGold(), closed.votes());
        return new Bench(model, next, terms.consensus(), terms.isGold())
                .changes(closed.votes().stream().map(CreditedVote::worker).toList(), at);
    }
}
