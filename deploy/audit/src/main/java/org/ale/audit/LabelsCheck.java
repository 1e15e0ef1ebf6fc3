/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ale.audit.AuditedPool.Verdict;
import org.ale.audit.AuditedPool.Vote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.ReputationNoted;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;

/**
 * Labels: the weight of each vote, when each pool closes, what it says, every audit, and when the
 * breaker trips, once more.
 */
final class LabelsCheck {
    private static final long MICRO = LabelModel.MICRO;
    private static final int NEW_COMMUNITY_POOLS = 50;

    private final Findings findings;
    private final Map<String, Community> communities = new HashMap<>();

    LabelsCheck(Findings findings) {
        this.findings = findings;
    }

    private static final class Community {
        final Map<String, AuditedPool> pools = new LinkedHashMap<>();
        final Map<Integer, LabelModel> models = new HashMap<>();
        final Map<Integer, LabelModel> settled = new HashMap<>();
        final Map<String, Long> reputations = new HashMap<>();
        final AuditedBreaker breaker;
        int closed;

        Community(Findings findings) {
            breaker = new AuditedBreaker(findings);
        }

        LabelModel model(int labels) {
            return models.computeIfAbsent(labels, LabelModel::new);
        }

        LabelModel settledModel(int labels) {
            return settled.computeIfAbsent(labels, LabelModel::new);
        }
    }

    /** Checks one fact of the consensus log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        var community =
                communities.computeIfAbsent(
                        entry.event().getStreamId(), _ -> new Community(findings));
        switch (event.getEventCase()) {
            case VOTING_OPENED -> opened(entry, community, event.getVotingOpened());
            case VOTE_WEIGHED -> weighed(entry, community, event.getVoteWeighed());
            case POOL_CLOSED -> closed(entry, community, event.getPoolClosed());
            case AUDIT_PASSED -> audited(community, event.getAuditPassed().getLabels());
            case POOL_REOPENED -> reopened(entry, community, event.getPoolReopened().getPoolId());
            case POOL_RELABELLED -> relabelled(entry, community, event.getPoolRelabelled());
            case BREAKER_TRIPPED -> community.breaker.trip(entry, event.getBreakerTripped());
            case BREAKER_RESET -> community.breaker.reset();
            case JOB_DECIDED -> decided(community, event.getJobDecided().getJobId());
            case REPUTATION_NOTED -> noted(community, event.getReputationNoted());
            case WORKER_BENCHED,
                    WORKER_UNBENCHED,
                    AUDIT_DEFERRED,
                    SHUT_DEFERRED,
                    EVENT_NOT_SET -> {}
        }
    }

    /** The log ends. */
    void finish() {
        communities.forEach(
                (id, community) -> community.breaker.goesOn("the end of community " + id));
    }

    private void opened(LogEntry entry, Community community, VotingOpened event) {
        var prior =
                AuditedPool.isBalanced(event.getAlgorithm())
                        ? community.model(event.getLabels()).logPrior()
                        : new long[0];
        findings.expect("prior", entry.place(), list(prior), event.getPriorMicroNatsList());
        if (community.pools.put(event.getPoolId(), new AuditedPool(event, prior)) != null) {
            findings.add("opened-twice", entry.place(), event.getPoolId());
        }
    }

    private void weighed(LogEntry entry, Community community, VoteWeighed event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null || !pool.isOpen()) {
            findings.add("vote-in-closed-pool", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("votes");
        community.breaker.goesOn(entry.place());
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
        var complete = pool.isComplete(community.closed < NEW_COMMUNITY_POOLS);
        var stopped = community.breaker.isTripped();
        findings.expect("open", entry.place(), !complete || stopped, event.getOpen());
        if (pool.tellsNow()) {
            community.breaker.hear(pool.tell());
        }
    }

    private static long weight(Community community, AuditedPool pool, String workerId) {
        var cap = pool.parameters().getWeightCap() * MICRO;
        return MICRO + Math.min(community.reputations.getOrDefault(workerId, 0L), cap);
    }

    private void closed(LogEntry entry, Community community, PoolClosed event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null || !pool.isOpen()) {
            findings.add("closed-unopened", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("labels");
        if (pool.tellsAtClosing()) {
            community.breaker.hear(pool.tell());
        }
        var posterior = pool.posterior();
        findings.expect(
                "blind-label",
                entry.place(),
                pool.byVotes(posterior).label(),
                event.getBlindLabel());
        if (pool.isGold()) {
            posterior = certain(pool);
        }
        var verdict = pool.verdict();
        expectVerdict(
                entry,
                verdict,
                new Verdict(event.getLabel(), event.getConfidenceMicro(), event.getResolved()));
        expectVotes(entry, pool, event);
        if (!pool.closedBefore()) {
            community.closed++;
            if (pool.isBalanced()) {
                credit(entry, community.model(pool.labels()), pool, posterior, event);
            }
        }
        pool.close(verdict);
    }

    private static int[] certain(AuditedPool pool) {
        var certain = new int[pool.labels()];
        certain[pool.gold()] = (int) MICRO;
        return certain;
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
    private void credit(
            LogEntry entry, LabelModel model, AuditedPool pool, int[] posterior, PoolClosed event) {
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

    private void audited(Community community, int labels) {
        findings.checked("audit passes");
        var pools =
                community.pools.values().stream()
                        .filter(pool -> pool.isEvidence() && pool.labels() == labels)
                        .toList();
        community.models.put(labels, new AuditPasses(community.settledModel(labels), pools).run());
    }

    private void reopened(LogEntry entry, Community community, String poolId) {
        var pool = community.pools.get(poolId);
        if (pool == null || pool.isOpen() || pool.byVotes(pool.posterior()).resolved()) {
            findings.add("reopened-resolved", entry.place(), poolId);
        } else {
            pool.reopen();
        }
    }

    private void relabelled(LogEntry entry, Community community, PoolRelabelled event) {
        var pool = community.pools.get(event.getPoolId());
        if (pool == null) {
            findings.add("relabelled-unknown", entry.place(), event.getPoolId());
            return;
        }
        findings.checked("relabelled pools");
        findings.expect(
                "previous-label", entry.place(), pool.said().label(), event.getPreviousLabel());
        var now = pool.byVotes(pool.posterior());
        expectVerdict(
                entry,
                now,
                new Verdict(event.getLabel(), event.getConfidenceMicro(), event.getResolved()));
        pool.say(now);
    }

    /** What a decided job's pools taught is kept; the pools are not looked at again. */
    private static void decided(Community community, String jobId) {
        var pools = community.pools.values().iterator();
        while (pools.hasNext()) {
            var pool = pools.next();
            if (!pool.jobId().equals(jobId)) {
                continue;
            }
            if (pool.isEvidence()) {
                var truth = pool.isGold() ? certain(pool) : pool.posterior();
                var settled = community.settledModel(pool.labels());
                settled.countClass(truth);
                for (var vote : pool.votes()) {
                    settled.credit(
                            vote.worker(),
                            vote.label(),
                            truth,
                            pool.isGold() ? LabelModel.GOLD_WEIGHT : 1);
                }
            }
            pools.remove();
        }
    }

    private static void noted(Community community, ReputationNoted event) {
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
