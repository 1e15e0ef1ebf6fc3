/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.DeckDealt;
import org.ale.schemas.assignment.v1.EpochCommitted;
import org.ale.schemas.assignment.v1.EpochRevealed;
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

    private record Drawn(String place, long counter, int eligible, int index) {}

    private static final class Desk {
        final Map<String, DeskPool> window = new LinkedHashMap<>();
        final Map<String, DeskPool.Left> left = DeskPool.none();
        final Set<String> halted = new HashSet<>();
        final Set<String> ended = new HashSet<>();
        final Set<String> benched = new HashSet<>();
        final List<Drawn> drawn = new ArrayList<>();
        byte[] committed = {};
        long epoch;
        long counter;
        boolean stopped;

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
        var desk = desks.computeIfAbsent(entry.event().getStreamId(), _ -> new Desk());
        try {
            fold(entry, desk, event);
        } catch (IllegalStateException e) {
            findings.add("desk", entry.place(), String.valueOf(e.getMessage()));
        }
    }

    private void fold(LogEntry entry, Desk desk, LeaseEvent event) {
        var atMillis = entry.event().getLogTimeMillis();
        switch (event.getEventCase()) {
            case POOL_OPENED -> opened(desk, event.getPoolOpened(), atMillis);
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
            case POOL_RETURNED -> {
                var id = event.getPoolReturned().getPoolId();
                var left = desk.left.get(id);
                if (left == null) {
                    findings.add("returned-unknown", entry.place(), id);
                } else {
                    desk.window.put(id, DeskPool.returned(left, atMillis));
                }
            }
            case JOB_HALTED -> desk.halted.add(event.getJobHalted().getJobId());
            case JOB_CONTINUED -> desk.halted.remove(event.getJobContinued().getJobId());
            case ITEMS_WITHDRAWN -> desk.ended.add(event.getItemsWithdrawn().getJobId());
            case WORKER_BENCHED -> desk.benched.add(event.getWorkerBenched().getWorkerId());
            case WORKER_UNBENCHED -> desk.benched.remove(event.getWorkerUnbenched().getWorkerId());
            case DEALING_STOPPED -> desk.stopped = true;
            case DEALING_RESUMED -> desk.stopped = false;
            case EPOCH_COMMITTED -> committed(entry, desk, event.getEpochCommitted());
            case EPOCH_REVEALED -> revealed(entry, desk, event.getEpochRevealed());
            case PARAMETERS_ADOPTED,
                    MEMBER_ADMITTED,
                    ITEMS_ADMITTED,
                    JOB_STARTED,
                    JOB_RANKED,
                    JOB_EXHAUSTED,
                    JOB_FINISHED,
                    DECK_RESUMED,
                    EVENT_NOT_SET -> {}
        }
    }

    private static void opened(Desk desk, PoolOpened opened, long atMillis) {
        desk.window.put(opened.getPoolId(), new DeskPool(opened, atMillis));
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

    private void committed(LogEntry entry, Desk desk, EpochCommitted event) {
        findings.expect("epoch", entry.place(), desk.epoch + 1, event.getEpoch());
        desk.epoch = event.getEpoch();
        desk.counter = 0;
        desk.committed = event.getSeedSha256().toByteArray();
        desk.drawn.clear();
    }

    private void dealt(LogEntry entry, Desk desk, DeckDealt deck) {
        if (desk.stopped) {
            findings.add("dealt-while-stopped", entry.place(), deck.getWorkerId());
        }
        var eligible = eligible(desk, deck.getWorkerId(), entry.event().getLogTimeMillis());
        for (var draw : deck.getDrawsList()) {
            findings.checked("draws");
            findings.expect("draw-counter", entry.place(), ++desk.counter, draw.getCounter());
            findings.expect("eligible", entry.place(), eligible.size(), draw.getEligible());
            var index = eligible.indexOf(draw.getPoolId());
            if (index < 0) {
                findings.add("dealt-ineligible", entry.place(), draw.getPoolId());
                continue;
            }
            desk.drawn.add(new Drawn(entry.place(), draw.getCounter(), eligible.size(), index));
            eligible.remove(index);
            var pool = desk.pool(draw.getPoolId());
            pool.holders.add(deck.getWorkerId());
            pool.movedAtMillis = entry.event().getLogTimeMillis();
        }
    }

    private static List<String> eligible(Desk desk, String worker, long nowMillis) {
        var benched = desk.benched.contains(worker);
        var eligible = new ArrayList<String>();
        for (var pool : desk.window.values()) {
            if (!desk.halted.contains(pool.job())
                    && !desk.ended.contains(pool.job())
                    && pool.mayTake(worker, benched, nowMillis)) {
                eligible.add(pool.id);
            }
        }
        return eligible;
    }

    /** The seed is the committed one, and each draw of its epoch follows from it. */
    private void revealed(LogEntry entry, Desk desk, EpochRevealed event) {
        var seed = event.getSeed().toByteArray();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(seed);
            if (!Arrays.equals(hash, desk.committed)) {
                findings.add("seed", entry.place(), "the seed is not the one that was committed");
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            for (var drawn : desk.drawn) {
                findings.checked("verified draws");
                findings.expect(
                        "draw",
                        drawn.place(),
                        index(mac, event.getEpoch(), drawn.counter(), drawn.eligible()),
                        drawn.index());
            }
            desk.drawn.clear();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256 and its HMAC", e);
        }
    }

    /**
     * HMAC(seed, epoch ‖ counter ‖ attempt), first 8 bytes, rejecting the surplus above a multiple.
     */
    private static int index(Mac mac, long epoch, long counter, int count) {
        var limit = Long.remainderUnsigned(-count, count);
        for (var attempt = 0L; ; attempt++) {
            var message = ByteBuffer.allocate(24).putLong(epoch).putLong(counter).putLong(attempt);
            var number = ByteBuffer.wrap(mac.doFinal(message.array())).getLong();
            if (Long.compareUnsigned(number, -1 - limit) <= 0) {
                return (int) Long.remainderUnsigned(number, count);
            }
        }
    }
}
