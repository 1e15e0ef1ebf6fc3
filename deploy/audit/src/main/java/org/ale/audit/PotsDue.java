/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;

/**
 * Money that has to move: a budget into escrow, the pot of each credited pool and of each
 * newcomer's place to those who earned it, and what is left of a decided job back to the client.
 */
final class PotsDue {
    private final Waiting budgets = new Waiting("budget-not-escrowed");
    private final Waiting pots = new Waiting("pot-not-split");
    private final Waiting rests = new Waiting("escrow-not-closed");

    /** By job: what waits until its budget has come. */
    private final Map<String, List<String>> deferredPots = new HashMap<>();

    private final Set<String> deferredRests = new HashSet<>();

    /** Notes what communities owe. */
    void placed(LogEntry entry) throws InvalidProtocolBufferException {
        var event = CommunityEvent.parseFrom(entry.event().getPayload());
        if (event.hasOnboardingPassed() && !event.getOnboardingPassed().getPlaceId().isEmpty()) {
            pots.await(event.getOnboardingPassed().getPlaceId(), Cause.of(entry));
        } else if (event.hasPlacesClosed()) {
            rests.await(event.getPlacesClosed().getJobId(), Cause.of(entry));
        }
    }

    /** Notes what clients paid. */
    void funded(LogEntry entry) throws InvalidProtocolBufferException {
        var event = JobEvent.parseFrom(entry.event().getPayload());
        if (event.hasFunded() && new BigInteger(event.getFunded().getPotBaseUnits()).signum() > 0) {
            budgets.await(event.getJobId(), Cause.of(entry));
        }
    }

    /** Notes which jobs are over. */
    void decided(LogEntry entry) throws InvalidProtocolBufferException {
        var event = PoolEvent.parseFrom(entry.event().getPayload());
        if (event.hasJobDecided()) {
            rests.await(event.getJobDecided().getJobId(), Cause.of(entry));
        }
    }

    /** Notes who is to be paid; a pool without receivers pays nobody. */
    void credited(LogEntry entry) throws InvalidProtocolBufferException {
        var event = MemberEvent.parseFrom(entry.event().getPayload());
        if (event.hasReputationCredited() && paysSomebody(event.getReputationCredited())) {
            pots.await(event.getReputationCredited().getPoolId(), Cause.of(entry));
        }
    }

    private static boolean paysSomebody(ReputationCredited credit) {
        return credit.getPayScope().equals("PARTICIPANTS")
                ? credit.getParticipantsCount() > 0
                : credit.getParticipantsList().stream().anyMatch(Participant::getWon);
    }

    /** What of it the payment log did. */
    void paid(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        switch (event.getEventCase()) {
            case ESCROW_FUNDED -> arrived(entry, event.getEscrowFunded().getJobId());
            case POT_SPLIT -> pots.settle(event.getPotSplit().getPoolId());
            case VOTES_UNPAID -> {
                if (event.getVotesUnpaid().getReason().equals(ReturnsCheck.CLOSED)) {
                    pots.settle(event.getVotesUnpaid().getPoolId());
                }
            }
            case ESCROW_CLOSED -> rests.settle(event.getEscrowClosed().getJobId());
            case SPLIT_DEFERRED -> {
                var pool = event.getSplitDeferred().getPoolId();
                pots.settle(pool);
                deferredPots
                        .computeIfAbsent(
                                pool.substring(0, pool.lastIndexOf(':')), _ -> new ArrayList<>())
                        .add(pool);
            }
            case CLOSE_DEFERRED -> {
                var job = event.getCloseDeferred().getJobId();
                rests.settle(job);
                deferredRests.add(job);
            }
            case POT_HELD,
                    ITEMS_REFUNDED,
                    ESCROW_RETURNED,
                    PROMOTION_PAID,
                    REFUND_DEFERRED,
                    EARNINGS_SETTLED,
                    STANDINGS_NOTED,
                    EVENT_NOT_SET -> {}
        }
    }

    /** What waited for a budget is due since it came. */
    private void arrived(LogEntry entry, String job) {
        budgets.settle(job);
        var pools = deferredPots.remove(job);
        if (pools != null) {
            pools.forEach(pool -> pots.await(pool, Cause.of(entry)));
        }
        if (deferredRests.remove(job)) {
            rests.await(job, Cause.of(entry));
        }
    }

    /** The logs were read. */
    void finish(Findings findings, long newestMillis) {
        budgets.finish(findings, newestMillis);
        pots.finish(findings, newestMillis);
        rests.finish(findings, newestMillis);
    }

    /** Pools and places that wait for their pots. */
    int waiting() {
        return pots.count();
    }
}
