/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ale.kernel.JobId;
import org.ale.kernel.LosingStake;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.reputation.domain.MemberCommand.CreditPool;
import org.ale.reputation.domain.MemberCommand.RelabelPool;
import org.ale.reputation.domain.MemberEvent.ReputationCredited;

/** Words for the specifications of reputation. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final JobId JOB = new JobId(new UUID(7, 1));
    static final int CAT = 0;
    static final int DOG = 1;
    static final MintTerms STRICT = new MintTerms(RewardTerms.STRICT, 10);

    private Fixtures() {}

    static WorkerId worker(int number) {
        return new WorkerId(new UUID(0, number));
    }

    static PoolId pool(int item) {
        return new PoolId(JOB, item);
    }

    /** Worker n says the n-th label. */
    static List<Ballot> ballots(int... labels) {
        return IntStream.range(0, labels.length)
                .mapToObj(index -> new Ballot(worker(index), labels[index]))
                .toList();
    }

    static Verdict decided(int label, int... labels) {
        return new Verdict(label, 990_000, true, ballots(labels));
    }

    static Verdict undecided(int... labels) {
        return new Verdict(CAT, 600_000, false, ballots(labels));
    }

    static MintTerms binding(int bps, LosingStake losing) {
        return new MintTerms(new RewardTerms(1_000_000, bps, losing, PayScope.WINNERS, 0), 10);
    }

    static CreditPool credit(int item, Verdict verdict) {
        return credit(item, verdict, STRICT);
    }

    static CreditPool credit(int item, Verdict verdict, MintTerms terms) {
        return new CreditPool(pool(item), verdict, terms, TaskType.BINARY, NOW);
    }

    static RelabelPool relabel(int item, Verdict verdict) {
        return new RelabelPool(pool(item), verdict, STRICT, NOW);
    }

    /** Gives these workers a reputation: one pool won by each alone. */
    static MemberEvent having(int item, List<Long> reputations) {
        var participants =
                IntStream.range(0, reputations.size())
                        .mapToObj(index ->
                                new Participant(
                                        worker(index),
                                        true,
                                        CAT,
                                        reputations.get(index),
                                        reputations.get(index),
                                        0))
                        .toList();
        return new ReputationCredited(
                pool(item), CAT, 990_000, participants, CreditTerms.of(STRICT), false, NOW);
    }

    static List<Long> gains(List<Participant> participants) {
        return participants.stream().map(Participant::gainMicro).toList();
    }

    static List<Long> reputations(List<Participant> participants) {
        return participants.stream().map(Participant::reputationMicro).toList();
    }
}
