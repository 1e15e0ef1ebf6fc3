/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;

/**
 * Draws: what each worker could have been dealt, and, once the seed of the epoch is revealed, that
 * the dice fell as they had to. Nobody is dealt a task for another reason.
 */
final class DrawsCheck {
    private final Findings findings;
    private final Map<String, Desk> desks = new HashMap<>();

    DrawsCheck(Findings findings) {
        this.findings = findings;
    }

    private static final class Desk {
        final Map<String, DeskPool> window = new LinkedHashMap<>();
        final Map<String, DeskPool.Left> left = DeskPool.none();
        final TreeMap<Long, Integer> openPools = new TreeMap<>();
        final Set<String> halted = new HashSet<>();
        final Set<String> stoppedJobs = new HashSet<>();
        final Set<String> ended = new HashSet<>();

        /** Numbers of labels at which each worker is benched; 0: at all. */
        final Map<String, Set<Integer>> benched = new HashMap<>();

        final DeskEpochs epochs;
        boolean stopped;

        Desk(DeskEpochs epochs) {
            this.epochs = epochs;
        }

        /** Nobody holds the job back: its client, its end, or the breaker. */
        boolean isServed(String job) {
            return !halted.contains(job) && !ended.contains(job) && !stoppedJobs.contains(job);
        }

        Set<Integer> benchedAt(String worker) {
            return benched.computeIfAbsent(worker, _ -> new HashSet<>());
        }

        DeskPool pool(String id) {
            var pool = window.get(id);
            if (pool == null) {
                throw new IllegalStateException("no such open pool: " + id);
            }
            return pool;
        }
    }

    /** Checks one fact of the assignment log. */
    void check(LogEntry entry) throws InvalidProtocolBufferException {
        var event = LeaseEvent.parseFrom(entry.event().getPayload());
        var desk =
                desks.computeIfAbsent(
                        entry.event().getStreamId(),
                        community -> new Desk(new DeskEpochs(findings, community)));
        try {
            fold(entry, desk, event);
        } catch (IllegalStateException e) {
            findings.add("desk", entry.place(), String.valueOf(e.getMessage()));
        }
    }

    private void fold(LogEntry entry, Desk desk, LeaseEvent event) {
        var atMillis = entry.event().getLogTimeMillis();
        switch (event.getEventCase()) {
            case POOL_OPENED -> opened(entry, desk, event.getPoolOpened());
            case DECK_DEALT -> dealt(entry, desk, event.getDeckDealt());
            case ANSWER_ACCEPTED -> answered(entry, desk, event.getAnswerAccepted());
            case TASK_SKIPPED -> {
                var skipped = event.getTaskSkipped();
                var pool = desk.pool(skipped.getPoolId());
                pool.release(skipped.getWorkerId(), atMillis);
                pool.done.add(skipped.getWorkerId());
            }
            case LEASE_EXPIRED ->
                    desk.pool(event.getLeaseExpired().getPoolId())
                            .release(event.getLeaseExpired().getWorkerId(), atMillis);
            case POOL_SHUT -> {
                var pool = desk.pool(event.getPoolShut().getPoolId());
                pool.shut = true;
                pool.holders.clear();
            }
            case SEAT_FREED -> {
                var pool = desk.pool(event.getSeatFreed().getPoolId());
                pool.votes++;
                pool.unweighed = Math.max(0, pool.unweighed - 1);
            }
            case POOL_LEFT -> {
                var id = event.getPoolLeft().getPoolId();
                desk.left.put(id, desk.pool(id).left());
                desk.window.remove(id);
            }
            case POOL_RETURNED -> returned(entry, desk, event.getPoolReturned().getPoolId());
            case JOB_HALTED -> desk.halted.add(event.getJobHalted().getJobId());
            case JOB_CONTINUED -> desk.halted.remove(event.getJobContinued().getJobId());
            case JOB_STOPPED -> desk.stoppedJobs.add(event.getJobStopped().getJobId());
            case JOB_RESUMED -> desk.stoppedJobs.remove(event.getJobResumed().getJobId());
            case ITEMS_WITHDRAWN -> desk.ended.add(event.getItemsWithdrawn().getJobId());
            case WORKER_BENCHED ->
                    desk.benchedAt(event.getWorkerBenched().getWorkerId())
                            .add(event.getWorkerBenched().getLabels());
            case WORKER_UNBENCHED -> {
                var labels = event.getWorkerUnbenched().getLabels();
                desk.benchedAt(event.getWorkerUnbenched().getWorkerId())
                        .removeIf(at -> labels == 0 || at == 0 || at == labels);
            }
            case DEALING_STOPPED -> desk.stopped = true;
            case DEALING_RESUMED -> desk.stopped = false;
            case EPOCH_COMMITTED -> desk.epochs.commit(entry, event.getEpochCommitted());
            case EPOCH_REVEALED -> desk.epochs.reveal(entry, event.getEpochRevealed());
            case PARAMETERS_ADOPTED -> {
                var adopted = event.getParametersAdopted();
                desk.openPools.put(
                        adopted.getEffectiveFromMillis(), adopted.getParameters().getOpenPools());
            }
            case MEMBER_ADMITTED,
                    ITEMS_ADMITTED,
                    JOB_STARTED,
                    JOB_RANKED,
                    JOB_EXHAUSTED,
                    JOB_FINISHED,
                    JOB_DROPPED,
                    DECK_RESUMED,
                    EVENT_NOT_SET -> {}
        }
    }

    private void opened(LogEntry entry, Desk desk, PoolOpened opened) {
        var pool = new DeskPool(opened, entry.event().getLogTimeMillis());
        if (desk.stoppedJobs.contains(pool.job())) {
            findings.add("opened-while-stopped", entry.place(), pool.id);
        }
        desk.window.put(pool.id, pool);
    }

    private void returned(LogEntry entry, Desk desk, String id) {
        var left = desk.left.get(id);
        if (left == null) {
            findings.add("returned-unknown", entry.place(), id);
        } else {
            desk.window.put(id, DeskPool.returned(left, entry.event().getLogTimeMillis()));
        }
    }

    private void answered(LogEntry entry, Desk desk, AnswerAccepted answer) {
        var pool = desk.pool(answer.getPoolId());
        if (!pool.holders.contains(answer.getWorkerId())) {
            findings.add("answer-without-lease", entry.place(), answer.getPoolId());
        }
        pool.release(answer.getWorkerId(), entry.event().getLogTimeMillis());
        pool.done.add(answer.getWorkerId());
        pool.unweighed++;
    }

    private void dealt(LogEntry entry, Desk desk, DeckDealt deck) {
        if (desk.stopped) {
            findings.add("dealt-while-stopped", entry.place(), deck.getWorkerId());
        }
        var eligible = eligible(desk, deck, entry.event().getLogTimeMillis());
        var openPools = desk.openPools.floorEntry(entry.event().getLogTimeMillis());
        if (deck.getOffered() != 0 && openPools != null) {
            findings.expect("offered", entry.place(), openPools.getValue(), deck.getOffered());
        }
        for (var draw : deck.getDrawsList()) {
            desk.epochs.draws(entry, deck.getEpoch(), draw.getCounter());
            findings.expect("eligible", entry.place(), eligible.size(), draw.getEligible());
            var index = eligible.indexOf(draw.getPoolId());
            if (index < 0) {
                findings.add("dealt-ineligible", entry.place(), draw.getPoolId());
                continue;
            }
            desk.epochs.drawn(entry.place(), draw.getCounter(), eligible.size(), index);
            eligible.remove(index);
            var pool = desk.pool(draw.getPoolId());
            pool.holders.add(deck.getWorkerId());
            pool.movedAtMillis = entry.event().getLogTimeMillis();
        }
    }

    /** The desk offers the first opened of the pools that are new to him, so many as it says. */
    private static List<String> eligible(Desk desk, DeckDealt deck, long nowMillis) {
        var worker = deck.getWorkerId();
        var offered = deck.getOffered() == 0 ? Integer.MAX_VALUE : deck.getOffered();
        var benched = desk.benchedAt(worker);
        var eligible = new ArrayList<String>();
        for (var pool : desk.window.values()) {
            var isServed = desk.isServed(pool.job());
            if (isServed && pool.isNewTo(worker) && offered-- == 0) {
                break;
            }
            if (isServed && pool.mayTake(worker, benched, nowMillis)) {
                eligible.add(pool.id);
            }
        }
        return eligible;
    }

    /** The log ends. */
    void finish(long newestMillis) {
        desks.values().forEach(desk -> desk.epochs.finish(newestMillis));
    }

    /** Draws whose seed is still a secret. */
    long unverified() {
        return desks.values().stream().mapToLong(desk -> desk.epochs.unverified()).sum();
    }
}
