/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.math.BigInteger;
import java.util.ArrayDeque;
import org.ale.schemas.consensus.v1.BreakerTripped;

/**
 * When a community has to be stopped, once more: the latest 50 pools with known answers agree with
 * them, by votes alone, in less than 0.8 of the long-run share (34 of 40 to begin with), by more
 * than three standard deviations. Fewer than five pools say nothing.
 */
final class AuditedBreaker {
    private static final int RECENT_MAX = 50;
    private static final int RECENT_MIN = 5;
    private static final BigInteger DEVIATIONS_SQUARED = BigInteger.valueOf(9);

    private final ArrayDeque<Boolean> recent = new ArrayDeque<>();
    private final Findings findings;
    private long agreedBefore = 34;
    private long scoredBefore = 40;
    private boolean tripped;
    private boolean due;

    AuditedBreaker(Findings findings) {
        this.findings = findings;
    }

    boolean isTripped() {
        return tripped;
    }

    /** A pool with a known answer has told what its votes alone say. */
    void hear(boolean agreed) {
        findings.checked("gold pools heard by the breaker");
        recent.addLast(agreed);
        if (recent.size() > RECENT_MAX) {
            agreedBefore += recent.removeFirst() ? 1 : 0;
            scoredBefore++;
        }
        due = due || (!tripped && mustTrip());
    }

    /**
     * The community goes on, or its log ends: a trip comes with the vote that brings it about, or
     * never.
     */
    void goesOn(String place) {
        if (due) {
            findings.add("breaker-silent", place, "agreement was " + agreed());
            due = false;
        }
    }

    void trip(LogEntry entry, BreakerTripped event) {
        findings.checked("trips of the breaker");
        if (!due) {
            findings.add("breaker-tripped-unasked", entry.place(), "agreement is " + agreed());
        }
        findings.expect(
                "recent-agreement",
                entry.place(),
                agreed() * LabelModel.MICRO / Math.max(1, recent.size()),
                (long) event.getRecentMicro());
        findings.expect(
                "long-run-agreement",
                entry.place(),
                agreedBefore * LabelModel.MICRO / scoredBefore,
                (long) event.getLongRunMicro());
        tripped = true;
        due = false;
    }

    void reset() {
        tripped = false;
        due = false;
        recent.clear();
    }

    private long agreed() {
        return recent.stream().filter(agreed -> agreed).count();
    }

    /**
     * The share to hold is s = 4/5 · agreedBefore/scoredBefore. Of n pools n·s agree on average,
     * with variance n·s·(1 − s); both sides are multiplied by (5 · scoredBefore)².
     */
    private boolean mustTrip() {
        if (recent.size() < RECENT_MIN) {
            return false;
        }
        var whole = BigInteger.valueOf(5 * scoredBefore);
        var share = BigInteger.valueOf(4 * agreedBefore);
        var count = BigInteger.valueOf(recent.size());
        var missing = count.multiply(share).subtract(BigInteger.valueOf(agreed()).multiply(whole));
        var variance = count.multiply(share).multiply(whole.subtract(share));
        return missing.signum() > 0
                && missing.pow(2).compareTo(DEVIATIONS_SQUARED.multiply(variance)) > 0;
    }
}
