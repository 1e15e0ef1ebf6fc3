/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.codec;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.testing.CodecContract;
import org.ale.kernel.JobId;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.CreditTerms;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.domain.MemberEvent.ReputationReversed.Cause;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Participant;
import org.ale.reputation.domain.Verdict;
import org.junit.jupiter.api.Test;

/** What is written can be read for ever. */
class CodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_770_000_000_123L);
    private static final JobId JOB = new JobId(new UUID(7, 1));
    private static final PoolId POOL = new PoolId(JOB, 12);

    private final CodecContract<MemberEvent> events =
            new CodecContract<>(new MemberEventCodec(), MemberEvent.class, "ale.reputation.v1", AT);
    private final CodecContract<MemberCommand> commands =
            new CodecContract<>(
                    new MemberCommandCodec(), MemberCommand.class, "ale.reputation.v1", AT);

    private static List<Participant> participants() {
        return List.of(
                new Participant(new WorkerId(new UUID(0, 1)), true, 1, 500_000, 1_500_000, 3),
                new Participant(new WorkerId(new UUID(0, 2)), false, 0, -250_000, 0, 4));
    }

    private static List<MemberEvent> oneOfEachFact() {
        return List.of(
                new MemberEvent.ReputationCredited(
                        POOL,
                        1,
                        971_000,
                        participants(),
                        new CreditTerms(PayScope.PARTICIPANTS, 5000, 10, 2500),
                        true,
                        AT),
                new MemberEvent.PoolUnrewarded(POOL, participants(), 10, 2500, AT),
                new MemberEvent.ReputationReversed(POOL, participants(), Cause.COMMAND, 10, AT),
                new MemberEvent.JobScored(JOB, AT));
    }

    private static List<MemberCommand> oneOfEachWish() {
        var ballots = List.of(new Ballot(new WorkerId(new UUID(0, 1)), 1));
        var verdict = new Verdict(1, 971_000, true, ballots);
        var reward = new RewardTerms(20_000, 5, LosingStake.BURN, PayScope.PARTICIPANTS, 7);
        var terms = new MintTerms(reward, 11);
        return List.of(
                new MemberCommand.CreditPool(POOL, verdict, terms, TaskType.RATING, AT),
                new MemberCommand.RelabelPool(POOL, verdict, terms, AT),
                new MemberCommand.ReversePool(POOL, AT),
                new MemberCommand.ScoreJob(JOB, AT));
    }

    @Test
    void factsKeepTheirReleasedBytes() {
        events.keepsReleasedBytes(oneOfEachFact());
    }

    @Test
    void wishesAreReadAsTheyWereWritten() {
        commands.readsBack(oneOfEachWish());
    }

    @Test
    void otherBytesAreRefused() {
        events.refusesOtherBytes();
        commands.refusesOtherBytes();
    }
}
