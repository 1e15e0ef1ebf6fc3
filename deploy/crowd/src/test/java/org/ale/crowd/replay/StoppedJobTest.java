/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseCommand.GoldItem;
import org.ale.assignment.domain.LeaseCommand.JobTerms;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/**
 * Two clients in one community, whose workers all say the truth: label 0. What is stopped by
 * consensus is not dealt at the desk.
 */
class StoppedJobTest {
    private static final JobId HONEST = new JobId(new UUID(0, 1));
    private static final JobId WRONG = new JobId(new UUID(0, 2));
    private static final int ITEMS = 45;
    private static final int VOUCHING = 12;

    private final List<PoolEvent> events = new ArrayList<>();
    private final Set<PoolId> open = new LinkedHashSet<>();
    private final Set<PoolId> gold = new LinkedHashSet<>();
    private final Map<PoolId, Boolean> resolved = new LinkedHashMap<>();
    private final Community community = new Community(this::happened, 1);
    private int turn;

    private void happened(PoolEvent event) {
        events.add(event);
        if (event instanceof PoolEvent.VotingOpened opened) {
            open.add(opened.poolId());
            if (opened.terms().isGold()) {
                gold.add(opened.poolId());
            }
        } else if (event instanceof PoolEvent.PoolClosed closed) {
            open.remove(closed.poolId());
            resolved.put(closed.poolId(), closed.verdict().resolved());
        } else if (event instanceof PoolEvent.PoolReopened(var poolId, var _)) {
            open.add(poolId);
        }
    }

    private static WorkerId worker(int number) {
        return new WorkerId(new UUID(1, number));
    }

    private void post(JobId job, int knownAnswer) {
        var known = IntStream.range(0, ITEMS).mapToObj(item -> new GoldItem(item, knownAnswer));
        community.ask(
                new LeaseCommand.AdmitItems(
                        job, 0, ITEMS, known.limit(ITEMS / 2).toList(), community.now()));
        var terms = new JobTerms(TaskType.BINARY, 2, ITEMS, 0);
        community.ask(new LeaseCommand.StartJob(job, terms, community.now()));
    }

    private Stream<PoolId> open(JobId job) {
        return open.stream().filter(pool -> pool.jobId().equals(job));
    }

    private Stream<PoolId> openGold(JobId job) {
        return open(job).filter(gold::contains);
    }

    private long closedGold() {
        return gold.stream().filter(pool -> !open.contains(pool)).count();
    }

    /** One more worker says what is true. */
    private void answer(PoolId pool) {
        var next = worker(turn++);
        community.ask(new LeaseCommand.AdmitMember(next, community.now()));
        assertTrue(community.deal(pool, next, 0));
        community.ask(new LeaseCommand.AcceptAnswer(pool, next, 0, community.now()));
    }

    private boolean isStopped() {
        return events.stream().anyMatch(PoolEvent.JobStopped.class::isInstance);
    }

    private boolean isDecided(JobId job) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof PoolEvent.JobDecided(var decided, var _)
                                && decided.equals(job));
    }

    private void begin() {
        var at = community.now();
        community.ask(new LeaseCommand.AdoptParameters(1, CommunityParameters.BALANCED, at, at));
        post(HONEST, 0);
        while (closedGold() < VOUCHING) {
            answer(openGold(HONEST).findFirst().orElseThrow());
        }
        post(WRONG, 1);
        while (!isStopped()) {
            answer(openGold(WRONG).findFirst().orElseThrow());
        }
    }

    @Test
    void theDeskDealsNothingOfAStoppedJobUntilItGoesOn() {
        begin();
        assertFalse(community.isStopped());
        var pool = openGold(WRONG).findFirst().orElseThrow();
        assertThrows(IllegalStateException.class, () -> answer(pool));
        answer(open(HONEST).findFirst().orElseThrow());
        community.ask(new PoolCommand.ResetBreaker("founder", WRONG, community.now()));
        assertEquals(
                List.of(WRONG),
                events.stream()
                        .filter(PoolEvent.JobResumed.class::isInstance)
                        .map(event -> ((PoolEvent.JobResumed) event).jobId())
                        .toList());
        answer(openGold(WRONG).findFirst().orElseThrow());
    }

    @Test
    void theOtherJobComesToItsEndAndTheStoppedOneWhenItIsCancelled() {
        begin();
        while (!isDecided(HONEST)) {
            answer(open(HONEST).findFirst().orElseThrow());
        }
        assertFalse(isDecided(WRONG));
        var inDispute = openGold(WRONG).toList();
        assertFalse(inDispute.isEmpty());
        community.ask(new LeaseCommand.WithdrawJob(WRONG, community.now()));
        assertTrue(isDecided(WRONG));
        assertEquals(0, open(WRONG).count());
        inDispute.forEach(pool -> assertEquals(false, resolved.get(pool)));
    }
}
