/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.reputation.v1.ReputationReversed;
import org.ale.schemas.type.v1.CommunityParameters;
import org.jspecify.annotations.Nullable;

/**
 * Reputation, recomputed from the decided pools: a fixed pot shared equally by those who voted for
 * the final label; a loser's stake only where the community binds it; nothing for an undecided
 * pool.
 */
final class ReputationCheck {
    private static final int BPS = 10_000;

    private final Findings findings;
    private final Map<String, Deque<Decided>> expected = new HashMap<>();
    private final Map<String, List<Decided>> passedOver = new HashMap<>();
    private final Map<String, Long> reputations = new HashMap<>();
    private final Map<String, Map<String, Long>> minted = new HashMap<>();

    ReputationCheck(Findings findings) {
        this.findings = findings;
    }

    private record Decided(
            Cause cause,
            String poolId,
            int label,
            boolean resolved,
            List<CreditedVote> votes,
            CommunityParameters parameters) {}

    /** Notes what the consensus log decided, in its order. */
    void decided(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case POOL_CLOSED -> {
                var closed = event.getPoolClosed();
                expect(
                        entry,
                        new Decided(
                                Cause.of(entry),
                                closed.getPoolId(),
                                closed.getLabel(),
                                closed.getResolved(),
                                closed.getVotesList(),
                                closed.getParameters()));
            }
            case POOL_RELABELLED -> {
                var changed = event.getPoolRelabelled();
                expect(
                        entry,
                        new Decided(
                                Cause.of(entry),
                                changed.getPoolId(),
                                changed.getLabel(),
                                changed.getResolved(),
                                changed.getVotesList(),
                                changed.getParameters()));
            }
            case VOTING_OPENED,
                    VOTE_WEIGHED,
                    WORKER_BENCHED,
                    WORKER_UNBENCHED,
                    AUDIT_PASSED,
                    POOL_REOPENED,
                    BREAKER_TRIPPED,
                    BREAKER_RESET,
                    JOB_DECIDED,
                    REPUTATION_NOTED,
                    AUDIT_DEFERRED,
                    SHUT_DEFERRED,
                    JOB_STOPPED,
                    JOB_RESUMED,
                    EVENT_NOT_SET -> {}
        }
    }

    private void expect(LogEntry entry, Decided decided) {
        expected.computeIfAbsent(entry.event().getStreamId(), _ -> new ArrayDeque<>()).add(decided);
    }

    /** Checks one fact of the reputation log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = MemberEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case REPUTATION_CREDITED -> credited(entry, event.getReputationCredited());
            case POOL_UNREWARDED -> unrewarded(entry, event.getPoolUnrewarded().getPoolId());
            case REPUTATION_REVERSED -> reversed(entry, event.getReputationReversed());
            case JOB_SCORED, EVENT_NOT_SET -> {}
        }
    }

    private void credited(LogEntry entry, ReputationCredited event) {
        findings.checked("reputation credits");
        var decided = next(entry, event.getPoolId());
        if (decided == null) {
            return;
        }
        findings.expect("credited-label", entry.place(), decided.label(), event.getLabel());
        findings.expect("credited-undecided", entry.place(), true, decided.resolved());
        var gains = gains(entry.event().getStreamId(), decided);
        var mine = minted.computeIfAbsent(key(entry, event.getPoolId()), _ -> new HashMap<>());
        for (var index = 0; index < event.getParticipantsCount(); index++) {
            var participant = event.getParticipants(index);
            var vote = decided.votes().get(index);
            findings.expect("voter", entry.place(), vote.getWorkerId(), participant.getWorkerId());
            findings.expect(
                    "winner",
                    entry.place(),
                    vote.getLabel() == decided.label(),
                    participant.getWon());
            findings.expect("gain", entry.place(), gains.get(index), participant.getGainMicro());
            mine.merge(participant.getWorkerId(), participant.getGainMicro(), Long::sum);
            move(entry, participant);
        }
    }

    /**
     * The next decided pool of this community must be this one; without another pool's fact
     * between.
     */
    private @Nullable Decided next(LogEntry entry, String poolId) {
        var stream = entry.event().getStreamId();
        var overtaken = passedOver.computeIfAbsent(stream, _ -> new ArrayList<>());
        for (var decided : overtaken) {
            if (decided.poolId().equals(poolId)) {
                overtaken.remove(decided);
                return decided;
            }
        }
        var queue = expected.getOrDefault(stream, new ArrayDeque<>());
        if (queue.stream().noneMatch(decided -> decided.poolId().equals(poolId))) {
            findings.add("credit-without-pool", entry.place(), poolId + " was not decided");
            return null;
        }
        var decided = queue.remove();
        if (!decided.poolId().equals(poolId)) {
            findings.add("credit-order", entry.place(), decided.poolId() + " was decided before");
        }
        while (!decided.poolId().equals(poolId)) {
            overtaken.add(decided);
            decided = queue.remove();
        }
        return decided;
    }

    /** The logs were read: what was passed over or decided long ago must have been credited. */
    void finish(long newestMillis) {
        passedOver
                .values()
                .forEach(overtaken ->
                        overtaken.forEach(decided ->
                                findings.add(
                                        "pool-not-credited",
                                        decided.cause().place(),
                                        decided.poolId() + " was left out")));
        for (var queue : expected.values()) {
            var waiting = new Waiting("pool-not-credited");
            queue.forEach(decided -> waiting.await(decided.poolId(), decided.cause()));
            waiting.finish(findings, newestMillis);
        }
    }

    /** Decided pools that wait for what reputation says of them. */
    int waiting() {
        return expected.values().stream().mapToInt(Deque::size).sum();
    }

    private List<Long> gains(String community, Decided decided) {
        var count = decided.votes().size();
        var winners = new ArrayList<Integer>();
        var gains = new ArrayList<>(Collections.nCopies(count, 0L));
        for (var index = 0; index < count; index++) {
            if (decided.votes().get(index).getLabel() == decided.label()) {
                winners.add(index);
            }
        }
        var pot = decided.parameters().getRepPotMicro();
        var taken = 0L;
        for (var index = 0; index < count; index++) {
            if (!winners.contains(index)) {
                var stake = reputation(community, decided.votes().get(index).getWorkerId());
                var loss = stake * decided.parameters().getBindingBps() / BPS;
                gains.set(index, -loss);
                taken += loss;
            }
        }
        if (winners.isEmpty()) {
            return gains;
        }
        var redistributed = decided.parameters().getLosingStake().equals("BURN") ? 0 : taken;
        var mint = equal(pot, winners.size());
        var gift = equal(redistributed, winners.size());
        for (var index = 0; index < winners.size(); index++) {
            gains.set(winners.get(index), mint.get(index) + gift.get(index));
        }
        return gains;
    }

    private static List<Long> equal(long amount, int parts) {
        return ExactShares.of(
                        BigInteger.valueOf(amount), Collections.nCopies(parts, BigInteger.ONE))
                .stream()
                .map(BigInteger::longValueExact)
                .toList();
    }

    private void unrewarded(LogEntry entry, String poolId) {
        findings.checked("unrewarded pools");
        var decided = next(entry, poolId);
        if (decided != null) {
            findings.expect("unrewarded-decided", entry.place(), false, decided.resolved());
        }
    }

    private void reversed(LogEntry entry, ReputationReversed event) {
        findings.checked("reversals");
        var mine = minted.getOrDefault(key(entry, event.getPoolId()), Map.of());
        for (var participant : event.getParticipantsList()) {
            var gained = mine.getOrDefault(participant.getWorkerId(), 0L);
            var floor = -reputation(entry.event().getStreamId(), participant.getWorkerId());
            findings.expect(
                    "reversal",
                    entry.place(),
                    Math.max(-gained, floor),
                    participant.getGainMicro());
            move(entry, participant);
        }
        minted.remove(key(entry, event.getPoolId()));
    }

    private void move(LogEntry entry, Participant participant) {
        var community = entry.event().getStreamId();
        var key = community + "/" + participant.getWorkerId();
        var now = reputation(community, participant.getWorkerId()) + participant.getGainMicro();
        findings.expect("reputation", entry.place(), now, participant.getReputationMicro());
        if (now < 0) {
            findings.add("negative-reputation", entry.place(), participant.getWorkerId());
        }
        reputations.put(key, now);
    }

    private long reputation(String community, String workerId) {
        return reputations.getOrDefault(community + "/" + workerId, 0L);
    }

    private static String key(LogEntry entry, String poolId) {
        return entry.event().getStreamId() + "/" + poolId;
    }
}
