/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.math.BigInteger;
import java.util.UUID;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.reputation.v1.MemberEvent;

/** Planted bugs of the kind that reads a fact wrongly. */
final class Misread {
    private static final String THIEF = new UUID(9, 9).toString();

    private Misread() {}

    static byte[] of(byte[] payload, String topic, String follower, Mutant mutant)
            throws Exception {
        return switch (mutant) {
            case LABEL_FLIPPED ->
                    topic.contains("assignment") && follower.equals("consensus")
                            ? flipped(payload)
                            : payload;
            case MINT_PER_WINNER ->
                    topic.contains("consensus") && follower.equals("reputation")
                            ? minted(payload)
                            : payload;
            case OLD_REPUTATION_FOR_PAY, LOSERS_PAID ->
                    topic.contains("reputation") && follower.equals("payment")
                            ? paid(payload, mutant)
                            : payload;
            case LEDGER_MONEY_SETTLED ->
                    topic.contains("jobs") && follower.equals("payment")
                            ? deposited(payload)
                            : payload;
            case FEE_ROUNDED_UP ->
                    topic.contains("jobs") && follower.equals("payment")
                            ? rounded(payload)
                            : payload;
            case UNSTAKE_READ_AS_STAKE ->
                    topic.contains("chain-bridge") && follower.equals("staking")
                            ? staked(payload)
                            : payload;
            case NEWCOMER_PAY_DIVERTED ->
                    topic.contains("communities") && follower.equals("payment")
                            ? diverted(payload)
                            : payload;
            case NONE,
                    NO_FENCING,
                    POSITIONS_OUTSIDE_TRANSACTION,
                    UNCOMMITTED_INPUT,
                    DEDUPE_OFF,
                    SNAPSHOT_OFFSET_UNCHECKED,
                    RELAY_WITHOUT_POSITION,
                    ANSWER_BEFORE_COMMIT,
                    FOLD_BEFORE_FENCE,
                    LOST_FACT,
                    CORRUPT_BYTE,
                    SECOND_ANSWER_ACCEPTED,
                    ANSWER_AFTER_LEASE,
                    LOADED_DICE,
                    SEED_SWAPPED,
                    VOTE_LOST,
                    VERDICT_TURNED,
                    MINTED_TWICE,
                    SHARES_ROUNDED_UP,
                    PAID_TWICE,
                    REMAINDER_MISSTATED,
                    REFUND_FORGOTTEN,
                    PLACE_GIVEN_TWICE,
                    GUESSER_PASSED,
                    STAKE_COUNTED_TWICE,
                    STAKE_LOST,
                    WASH_CAP_IGNORED,
                    REWARD_ROUNDED_UP,
                    FOLD_WITH_A_MEMORY ->
                    payload;
        };
    }

    private static byte[] flipped(byte[] payload) throws Exception {
        var event = LeaseEvent.parseFrom(payload);
        if (!event.hasAnswerAccepted() || event.hashCode() % 50 != 0) {
            return payload;
        }
        var answer = event.getAnswerAccepted().toBuilder();
        answer.setLabel(1 - Math.min(1, answer.getLabel()));
        return event.toBuilder().setAnswerAccepted(answer).build().toByteArray();
    }

    private static byte[] minted(byte[] payload) throws Exception {
        var event = PoolEvent.parseFrom(payload);
        if (!event.hasPoolClosed()) {
            return payload;
        }
        var closed = event.getPoolClosed().toBuilder();
        var parameters = closed.getParameters().toBuilder();
        parameters.setRepPotMicro(
                parameters.getRepPotMicro() * Math.max(1, closed.getVotesCount()));
        closed.setParameters(parameters);
        return event.toBuilder().setPoolClosed(closed).build().toByteArray();
    }

    private static byte[] paid(byte[] payload, Mutant mutant) throws Exception {
        var event = MemberEvent.parseFrom(payload);
        if (!event.hasReputationCredited()) {
            return payload;
        }
        var credited = event.getReputationCredited().toBuilder();
        for (var index = 0; index < credited.getParticipantsCount(); index++) {
            var participant = credited.getParticipants(index).toBuilder();
            if (mutant == Mutant.LOSERS_PAID) {
                participant.setWon(true);
            } else {
                participant.setReputationMicro(
                        participant.getReputationMicro() - participant.getGainMicro());
            }
            credited.setParticipants(index, participant);
        }
        return event.toBuilder().setReputationCredited(credited).build().toByteArray();
    }

    private static byte[] diverted(byte[] payload) throws Exception {
        var event = CommunityEvent.parseFrom(payload);
        if (!event.hasOnboardingPassed()) {
            return payload;
        }
        var passed = event.getOnboardingPassed().toBuilder().setWorkerId(THIEF);
        return event.toBuilder().setOnboardingPassed(passed).build().toByteArray();
    }

    private static byte[] deposited(byte[] payload) throws Exception {
        var event = JobEvent.parseFrom(payload);
        if (!event.hasFunded()) {
            return payload;
        }
        var funded = event.getFunded().toBuilder().setDepositId("none:0");
        return event.toBuilder().setFunded(funded).build().toByteArray();
    }

    private static byte[] staked(byte[] payload) throws Exception {
        var event = ChainEvent.parseFrom(payload);
        if (!event.hasUnstakeFinalized()) {
            return payload;
        }
        var unstaked = event.getUnstakeFinalized();
        var staked =
                StakeFinalized.newBuilder()
                        .setAccount(unstaked.getAccount())
                        .setBaseUnits(unstaked.getBaseUnits());
        return event.toBuilder().setStakeFinalized(staked).build().toByteArray();
    }

    private static byte[] rounded(byte[] payload) throws Exception {
        var event = JobEvent.parseFrom(payload);
        if (!event.hasFunded()) {
            return payload;
        }
        var funded = event.getFunded().toBuilder();
        var fee = new BigInteger(funded.getFeeBaseUnits()).add(BigInteger.ONE);
        return event.toBuilder()
                .setFunded(funded.setFeeBaseUnits(fee.toString()))
                .build()
                .toByteArray();
    }
}
