/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a step, none of which keeps the others from their work: blocks that cannot be read
 * hold up no root.
 */
final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final long NEVER = Long.MIN_VALUE;

    private final Alarm alarm;
    private final Duration stuckAfter;
    private String hindrance = "";
    private long failingSinceNanos = NEVER;

    Work(Alarm alarm, Duration stuckAfter) {
        this.alarm = alarm;
        this.stuckAfter = stuckAfter;
    }

    /** A part of a step. */
    interface Part {
        void take() throws SQLException;
    }

    /** Begins a step: nothing hinders yet. */
    void begin() {
        hindrance = "";
    }

    /** What hindered first; empty if nothing did. */
    String hindrance() {
        return hindrance;
    }

    void hindered(String what) {
        hindrance = hindrance.isEmpty() ? what : hindrance;
    }

    /** Takes a part; what fails is taken again at the next step. */
    void take(Part part) throws SQLException {
        tried(part);
    }

    /**
     * Takes the part without which the log falls behind the chain: if it fails for long, it is
     * told.
     */
    void takeOrTell(Part reading) throws SQLException {
        var failure = tried(reading);
        if (failure.isEmpty()) {
            failingSinceNanos = NEVER;
            alarm.stuck("");
            return;
        }
        var now = System.nanoTime();
        failingSinceNanos = failingSinceNanos == NEVER ? now : failingSinceNanos;
        if (now - failingSinceNanos >= stuckAfter.toNanos()) {
            alarm.stuck(failure);
        }
    }

    private String tried(Part part) throws SQLException {
        try {
            part.take();
            return "";
        } catch (WrongChain e) {
            throw e;
        } catch (RuntimeException e) {
            var failure = String.valueOf(e.getMessage());
            hindered(failure);
            LOG.debug("a part of a step is taken again", e);
            return failure;
        }
    }
}
