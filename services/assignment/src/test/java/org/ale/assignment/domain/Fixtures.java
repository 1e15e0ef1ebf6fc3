/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.assignment.domain.LeaseCommand.AcceptAnswer;
import org.ale.assignment.domain.LeaseCommand.AdmitItems;
import org.ale.assignment.domain.LeaseCommand.AdmitMember;
import org.ale.assignment.domain.LeaseCommand.AdoptParameters;
import org.ale.assignment.domain.LeaseCommand.DealDeck;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.assignment.domain.LeaseCommand.StartJob;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.ServingTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;

/** Words for a desk. */
final class Fixtures {
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    static final JobId CATS = new JobId(new UUID(2, 1));
    static final JobId DOGS = new JobId(new UUID(2, 2));
    static final WorkerId ANA = worker(1);
    static final WorkerId BEN = worker(2);
    static final WorkerId CEM = worker(3);
    static final int LEASE_SECONDS = 600;
    static final CommunityParameters TERMS = CommunityParameters.BALANCED;

    private Fixtures() {}

    static LeaseDecider decider() {
        return new LeaseDecider(new HmacSeeds(new byte[32]));
    }

    static DeciderSpec<LeaseCommand, LeaseState, LeaseEvent> desk() {
        return new DeciderSpec<>(decider());
    }

    static WorkerId worker(int number) {
        return new WorkerId(new UUID(3, number));
    }

    static PoolId pool(JobId job, int item) {
        return new PoolId(job, item);
    }

    static LeaseCommand adopt(CommunityParameters parameters) {
        return new AdoptParameters(1, parameters, Instant.EPOCH, NOW);
    }

    static LeaseCommand join(WorkerId worker) {
        return new AdmitMember(worker, NOW);
    }

    static LeaseCommand items(JobId job, int count, GoldItem... gold) {
        return new AdmitItems(job, 0, count, List.of(gold), NOW);
    }

    static LeaseCommand start(JobId job, int items) {
        return new StartJob(job, new JobTerms(TaskType.BINARY, 2, items, 0), NOW);
    }

    /** A founded community with three members and a running job. */
    static LeaseCommand[] running(int items, GoldItem... gold) {
        return new LeaseCommand[] {
            adopt(TERMS),
            join(ANA),
            join(BEN),
            join(CEM),
            items(CATS, items, gold),
            start(CATS, items)
        };
    }

    static LeaseCommand deal(WorkerId worker, int size) {
        return deal(worker, size, NOW);
    }

    static LeaseCommand deal(WorkerId worker, int size, Instant at) {
        return new DealDeck(HERE, worker, size, at);
    }

    static LeaseCommand answer(PoolId pool, WorkerId worker) {
        return new AcceptAnswer(pool, worker, 1, NOW);
    }

    /** Many members. */
    static LeaseCommand[] crowd(int count) {
        var joins = new ArrayList<LeaseCommand>();
        for (var number = 1; number <= count; number++) {
            joins.add(join(worker(number)));
        }
        return joins.toArray(LeaseCommand[]::new);
    }

    static CommunityParameters serving(int openPools, int deckSize, int windowShareBps) {
        return new CommunityParameters(
                TERMS.consensus(),
                TERMS.reward(),
                new ServingTerms(openPools, LEASE_SECONDS, deckSize, windowShareBps),
                TERMS.audit(),
                TERMS.fees(),
                TERMS.governance(),
                TERMS.requirements(),
                TERMS.visibleAfter());
    }

    static List<PoolId> drawn(List<LeaseEvent> events) {
        return events.stream()
                .filter(LeaseEvent.DeckDealt.class::isInstance)
                .map(LeaseEvent.DeckDealt.class::cast)
                .flatMap(dealt -> dealt.draws().stream())
                .map(LeaseEvent.Draw::poolId)
                .toList();
    }
}
