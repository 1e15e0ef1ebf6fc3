/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.audit.AuditedPool.Verdict;
import org.ale.audit.AuditedPool.Vote;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.ReputationNoted;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;

/**
 * Labels: the weight of each vote, when each pool closes, what it says, every audit, who is
 * benched, and when the breaker stops a job or the community, once more.
 */
final class LabelsCheck {
    private static final long MICRO = LabelModel.MICRO;

    private final Findings findings;
    private final Map<String, LabelledCommunity> communities = new HashMap<>();

    LabelsCheck(Findings findings) {
        this.findings = findings;
    }

    /** Checks one fact of the consensus log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        var community =
                communities.computeIfAbsent(
                        entry.event().getStreamId(), _ -> new LabelledCommunity(findings));
        community.comes(entry);
        if (!mayComeBeforeBenching(event.getEventCase())) {
            community.bench.goesOn();
        }
        if (!mayComeBeforeStopping(event.getEventCase())) {
            community.breaker.goesOn(entry.place(), event.getPoolClosed().getPoolId());
        }
        switch (event.getEventCase()) {
            case VOTING_OPENED -> opened(entry, community, event.getVotingOpened());
            case VOTE_WEIGHED -> weighed(entry, community, event.getVoteWeighed());
            case POOL_CLOSED -> closed(entry, community, event.getPoolClosed());
            case AUDIT_PASSED -> audited(community, event.getAuditPassed());
            case POOL_REOPENED -> reopened(entry, community, event.getPoolReopened().getPoolId());
            case POOL_RELABELLED -> relabelled(entry, community, event.getPoolRelabelled());
            case BREAKER_TRIPPED -> community.trip(entry, event.getBreakerTripped());
            case BREAKER_RESET -> community.goOn(entry);
            case JOB_STOPPED -> community.stop(entry, event.getJobStopped());
            case JOB_RESUMED -> community.resume(entry, event.getJobResumed());
            case JOB_DECIDED -> community.decide(event.getJobDecided().getJobId());
            case SHUT_DEFERRED -> community.closings.putOff(event.getShutDeferred().getPoolId());
            case REPUTATION_NOTED -> noted(community, event.getReputationNoted());
            case WORKER_BENCHED -> {
                var benched = event.getWorkerBenched();
                community.bench.changed(entry, benched.getWorkerId(), benched.getLabels(), true);
            }
            case WORKER_UNBENCHED -> {
                var unbenched = event.getWorkerUnbenched();
                community.bench.changed(
                        entry, unbenched.getWorkerId(), unbenched.getLabels(), false);
            }
            case AUDIT_DEFERRED, EVENT_NOT_SET -> {}
        }
    }

    /** Who is benched is told last of what an audit brings. */
    private static boolean mayComeBeforeBenching(PoolEvent.EventCase fact) {
        return fact == PoolEvent.EventCase.WORKER_BENCHED
                || fact == PoolEvent.EventCase.WORKER_UNBENCHED
                || fact == PoolEvent.EventCase.POOL_RELABELLED
                || fact == PoolEvent.EventCase.POOL_REOPENED;
    }

    /** What stops is told last of what a vote or a closing brings, after who is benched. */
    private static boolean mayComeBeforeStopping(PoolEvent.EventCase fact) {
        return fact == PoolEvent.EventCase.WORKER_BENCHED
                || fact == PoolEvent.EventCase.WORKER_UNBENCHED
                || fact == PoolEvent.EventCase.BREAKER_TRIPPED
                || fact == PoolEvent.EventCase.JOB_STOPPED;
    }

    /** The log ends. */
    void finish() {
        communities.forEach((id, community) -> community.finish("the end of community " + id));
    }

    private void opened(LogEntry entry, LabelledCommunity community, VotingOpened event) {
        var prior =
                AuditedPool.isBalanced(event.getAlgorithm())
                        ? community.model(event.getLabels()).logPrior()
                        : new long[0];
        findings.expect("prior", entry.place(), list(prior), event.getPriorMicroNatsList());
        var pool = new AuditedPool(event, prior);
        if (community.pools.put(event.getPoolId(), pool) != null) {
            findings.add("opened-twice", entry.place(), event.getPoolId());
        }
        community.audits.opened(pool);
    }

    private void weighed(LogEntry entry, LabelledCommunity community, VoteWeighed event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null || !pool.isOpen()) {
            findings.add("vote-in-closed-pool", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("votes");
        var contribution =
                pool.isBalanced()
                        ? community
                                .model(pool.labels())
                                .contribution(event.getWorkerId(), event.getLabel())
                        : new long[] {weight(community, pool, event.getWorkerId())};
        findings.expect(
                "contribution", entry.place(), list(contribution), event.getContributionList());
        pool.take(new Vote(event.getWorkerId(), event.getLabel(), contribution));
        findings.expect("votes", entry.place(), pool.votes().size(), event.getVotes());
        var open = !pool.isComplete(community.isNew()) || community.isHeldBack(pool);
        findings.expect("open", entry.place(), open, event.getOpen());
        pool.staysOpenAfter(open ? entry.event().getCommandId() : "");
        if (pool.tellsNow() && !community.breaker.isStopped(pool.jobId())) {
            community.breaker.hear(pool);
        }
    }

    private static long weight(LabelledCommunity community, AuditedPool pool, String workerId) {
        var cap = pool.parameters().getWeightCap() * MICRO;
        return MICRO + Math.min(community.reputations.getOrDefault(workerId, 0L), cap);
    }

    private void closed(LogEntry entry, LabelledCommunity community, PoolClosed event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null || !pool.isOpen()) {
            findings.add("closed-unopened", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("labels");
        if (pool.hasStayedOpenAfter(entry.event().getCommandId())) {
            findings.add("closed-by-vote", entry.place(), event.getPoolId());
        }
        var disputed = community.breaker.isStopped(pool.jobId());
        if (pool.tellsAtClosing() && !disputed) {
            community.breaker.hear(pool);
        }
        findings.expect(
                "blind-label",
                entry.place(),
                pool.byVotes(pool.posterior()).label(),
                event.getBlindLabel());
        var verdict = pool.verdict(disputed);
        expectVerdict(
                entry,
                verdict,
                new Verdict(event.getLabel(), event.getConfidenceMicro(), event.getResolved()));
        expectVotes(entry, pool, event);
        if (!pool.closedBefore()) {
            community.closed++;
        }
        if (pool.isBalanced() && !pool.closedBefore() && !disputed) {
            var model = community.model(pool.labels());
            credit(entry, model, pool, event);
            community.bench.closed(entry.place(), pool, model);
            community.audits.closed(pool);
        } else if (event.getVotesList().stream().anyMatch(vote -> vote.getCreditMicroCount() > 0)) {
            findings.add("credit-unasked", entry.place(), event.getPoolId());
        }
        pool.close(verdict);
        community.closings.closed(pool);
    }

    private void expectVerdict(LogEntry entry, Verdict expected, Verdict actual) {
        findings.expect("verdict", entry.place(), expected, actual);
    }

    private void expectVotes(LogEntry entry, AuditedPool pool, PoolClosed event) {
        var expected = pool.votes().stream().map(vote -> vote.worker() + vote.label()).toList();
        var actual =
                event.getVotesList().stream()
                        .map(vote -> vote.getWorkerId() + vote.getLabel())
                        .toList();
        findings.expect("pool-votes", entry.place(), expected, actual);
    }

    /** Each voter is credited with what the others say, or with the declared answer. */
    private void credit(LogEntry entry, LabelModel model, AuditedPool pool, PoolClosed event) {
        var posterior = pool.truth();
        model.countClass(posterior);
        for (var index = 0; index < pool.votes().size(); index++) {
            var vote = pool.votes().get(index);
            var truth =
                    pool.isGold()
                            ? posterior
                            : LabelModel.softmax(
                                    AuditedPool.plus(pool.score(), vote.contribution(), -1));
            findings.expect(
                    "credit",
                    entry.place(),
                    list(truth),
                    event.getVotes(index).getCreditMicroList());
            model.credit(
                    vote.worker(), vote.label(), truth, pool.isGold() ? LabelModel.GOLD_WEIGHT : 1);
        }
    }

    private void audited(LabelledCommunity community, AuditPassed event) {
        findings.checked("audit passes");
        community.audits.passed(event, community.audit(event.getLabels()));
    }

    private void reopened(LogEntry entry, LabelledCommunity community, String poolId) {
        var pool = community.pools.get(poolId);
        if (pool == null || pool.isOpen() || pool.byVotes(pool.posterior()).resolved()) {
            findings.add("reopened-resolved", entry.place(), poolId);
        } else {
            community.audits.tells(pool);
            community.audits.expectTold(pool);
            pool.reopen();
        }
    }

    private void relabelled(LogEntry entry, LabelledCommunity community, PoolRelabelled event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null) {
            findings.add("relabelled-unknown", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("relabelled pools");
        community.audits.tells(pool);
        findings.expect(
                "previous-label", entry.place(), pool.said().label(), event.getPreviousLabel());
        var now = pool.byVotes(pool.posterior());
        expectVerdict(
                entry,
                now,
                new Verdict(event.getLabel(), event.getConfidenceMicro(), event.getResolved()));
        pool.say(now);
    }

    private static void noted(LabelledCommunity community, ReputationNoted event) {
        for (var noted : event.getReputationsList()) {
            community.reputations.put(noted.getWorkerId(), noted.getReputationMicro());
        }
    }

    private static List<Long> list(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
