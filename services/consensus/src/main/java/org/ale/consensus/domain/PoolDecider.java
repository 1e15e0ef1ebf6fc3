/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.ale.consensus.domain.PoolRejection.ALREADY_VOTED;
import static org.ale.consensus.domain.PoolRejection.JOB_DECIDED;
import static org.ale.consensus.domain.PoolRejection.LABEL_UNKNOWN;
import static org.ale.consensus.domain.PoolRejection.POOL_ALREADY_OPENED;
import static org.ale.consensus.domain.PoolRejection.POOL_CLOSED;
import static org.ale.consensus.domain.PoolRejection.POOL_UNKNOWN;
import static org.ale.consensus.domain.PoolRejection.TERMS_OUT_OF_RANGE;
import static org.ale.eventsourcing.Decision.accepted;
import static org.ale.eventsourcing.Decision.rejected;

import java.util.ArrayList;
import java.util.List;
import org.ale.consensus.domain.PoolCommand.AuditJob;
import org.ale.consensus.domain.PoolCommand.NoteReputation;
import org.ale.consensus.domain.PoolCommand.OpenVoting;
import org.ale.consensus.domain.PoolCommand.ResetBreaker;
import org.ale.consensus.domain.PoolCommand.ShutPool;
import org.ale.consensus.domain.PoolCommand.WeighVote;
import org.ale.eventsourcing.Decider;
import org.ale.eventsourcing.Decision;
import org.ale.kernel.JobId;

/**
 * Decides every pool of a community by weighing its votes, and looks at the labels of a job again
 * before they are final.
 */
public final class PoolDecider implements Decider<PoolCommand, PoolState, PoolEvent> {
    /** So many pools must have closed before a community is no longer new. */
    static final int NEW_COMMUNITY_POOLS = 50;

    /** In a new community no pool closes with fewer votes. */
    static final int NEW_COMMUNITY_VOTES_MIN = 3;

    @Override
    public PoolState initialState() {
        return new PoolState();
    }

    @Override
    public Decision<PoolEvent> decide(PoolCommand command, PoolState state) {
        return switch (command) {
            case OpenVoting open -> openVoting(open, state);
            case WeighVote vote -> weighVote(vote, state);
            case ShutPool shut -> shutPool(shut, state);
            case AuditJob audit -> new JobEnd(state).decide(audit);
            case ResetBreaker reset -> Restart.decide(this, reset, state);
            case NoteReputation note -> noteReputation(note, state);
        };
    }

    @Override
    public PoolState evolve(PoolState state, PoolEvent event) {
        new PoolFold(state).fold(event);
        return state;
    }

    private static Decision<PoolEvent> openVoting(OpenVoting open, PoolState state) {
        var terms = open.terms();
        var job = state.jobs.get(open.poolId().jobId());
        if (state.decidedJobs.contains(open.poolId().jobId())) {
            return rejected(JOB_DECIDED, "All labels of this job are final.");
        }
        if (state.pool(open.poolId()) != null) {
            return rejected(POOL_ALREADY_OPENED, "This pool was opened before.");
        }
        if (terms.labels() < 2
                || terms.labels() > PoolTerms.LABELS_MAX
                || terms.gold() >= terms.labels()
                || (job != null && job.labels() != terms.labels())) {
            return rejected(
                    TERMS_OUT_OF_RANGE,
                    "A job has 2 to " + PoolTerms.LABELS_MAX + " labels, the same in all pools.");
        }
        var algorithm = Algorithm.of(terms.consensus().rule(), open.version());
        var prior = VotingRule.of(algorithm).prior(state, terms.labels());
        var events = new ArrayList<PoolEvent>();
        events.add(new PoolEvent.VotingOpened(open.poolId(), terms, algorithm, prior, open.at()));
        events.addAll(periodicAudit(open, state));
        return accepted(events);
    }

    /**
     * A pool that opens changes nothing that an audit looks at, so an audit that is due runs then.
     */
    private static List<PoolEvent> periodicAudit(OpenVoting open, PoolState state) {
        var terms = open.terms();
        var model = state.models.get(terms.labels());
        if (model == null
                || state.isStopped()
                || !model.isAuditDue(terms.parameters().audit().everyPools())) {
            return List.of();
        }
        var report = new AuditReport(state, model, terms, open.at());
        return report.events(null, report::isRunning);
    }

    private static Decision<PoolEvent> weighVote(WeighVote command, PoolState state) {
        var pool = state.pool(command.poolId());
        if (pool == null) {
            return unknown(command.poolId().jobId(), state);
        }
        if (!pool.isOpen()) {
            return rejected(POOL_CLOSED, "This pool was decided before the vote came.");
        }
        if (command.label() < 0 || command.label() >= pool.terms().labels()) {
            return rejected(LABEL_UNKNOWN, "The question has no such label.");
        }
        var ballot = pool.ballot();
        if (ballot.hasVoteOf(command.worker())) {
            return rejected(ALREADY_VOTED, "A worker votes once in a pool.");
        }
        var contribution =
                VotingRule.of(ballot.algorithm())
                        .contribution(state, ballot, command.worker(), command.label());
        var next = ballot.plus(new Vote(command.worker(), command.label(), contribution));
        var stopped = state.isStopped() || state.isStopped(command.poolId().jobId());
        var closes = isComplete(next, state) && !stopped;
        var weighed =
                new PoolEvent.VoteWeighed(
                        command.poolId(),
                        command.worker(),
                        command.label(),
                        contribution,
                        next.size(),
                        !closes,
                        command.at());
        var events = new ArrayList<PoolEvent>();
        events.add(weighed);
        events.addAll(
                closes
                        ? new Closing(state, pool, next, command.at()).events()
                        : Alarm.raisedBy(state, pool, next, command.at()));
        return accepted(events);
    }

    /** Whether a pool needs no more votes. */
    static boolean isComplete(Ballot ballot, PoolState state) {
        if (ballot.size() >= ballot.terms().votesMax()) {
            return true;
        }
        if (ballot.terms().isGold()) {
            return VotingRule.of(ballot.algorithm()).hasMeasured(ballot);
        }
        var votesMin = ballot.terms().consensus().minVotes();
        if (state.closedPools() < NEW_COMMUNITY_POOLS) {
            votesMin = Math.max(votesMin, NEW_COMMUNITY_VOTES_MIN);
        }
        return VotingRule.of(ballot.algorithm()).isDecided(ballot, votesMin);
    }

    private static Decision<PoolEvent> shutPool(ShutPool command, PoolState state) {
        var pool = state.pool(command.poolId());
        if (pool == null) {
            return unknown(command.poolId().jobId(), state);
        }
        if (!pool.isOpen() || state.deferredShuts.contains(pool.id())) {
            return accepted();
        }
        if (state.isStopped()) {
            return accepted(new PoolEvent.ShutDeferred(pool.id(), command.at()));
        }
        return accepted(new Closing(state, pool, pool.ballot(), command.at()).events());
    }

    private static Decision<PoolEvent> noteReputation(NoteReputation note, PoolState state) {
        var news =
                note.reputations().stream().filter(each -> changesAnyWeight(each, state)).toList();
        return news.isEmpty()
                ? accepted()
                : accepted(new PoolEvent.ReputationNoted(news, note.at()));
    }

    private static boolean changesAnyWeight(NotedReputation noted, PoolState state) {
        return StrictRule.weighable(noted.reputation().micro())
                != StrictRule.weighable(state.reputationMicro(noted.worker()));
    }

    private static Decision<PoolEvent> unknown(JobId jobId, PoolState state) {
        return state.decidedJobs.contains(jobId)
                ? rejected(POOL_CLOSED, "All labels of this job are final.")
                : rejected(POOL_UNKNOWN, "This pool was never opened.");
    }
}
