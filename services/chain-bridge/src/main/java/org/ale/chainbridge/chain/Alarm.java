/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.ale.chainbridge.domain.ChainRejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the bridge stands still. The chain contradicting the log stops it for its life: a human
 * must look, and start it again; it then compares anew. What only hinders it passes by itself.
 */
@Singleton
public final class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    /** One node may lie once; what is told so often in a row is so. */
    private static final int STRIKES = 3;

    private static final Set<ChainRejection> CONTRADICTIONS =
            EnumSet.of(
                    ChainRejection.FORKED,
                    ChainRejection.ROOT_MISMATCH,
                    ChainRejection.ROOT_VETOED,
                    ChainRejection.KEY_USED_ELSEWHERE,
                    ChainRejection.FINAL_LEFT_THE_CHAIN);

    private int strikes;
    private volatile String alarm = "";
    private volatile String obstacle = "";
    private volatile boolean isMisled;

    @Inject
    Alarm(MeterRegistry meters) {
        Gauge.builder("ale.bridge.stopped", this, each -> each.isRaised() ? 1 : 0).register(meters);
    }

    /** Whether the bridge has stopped for its life. */
    public boolean isRaised() {
        return !alarm.isEmpty();
    }

    /** Why the bridge stands still; empty if it works. */
    public String reason() {
        return isRaised() ? alarm : obstacle;
    }

    /** What hinders now; empty if nothing does. */
    void hindered(String what) {
        if (!what.isEmpty() && !what.equals(obstacle)) {
            LOG.atWarn().addKeyValue("reason", what).log("the bridge is hindered");
        }
        obstacle = what;
        isMisled = false;
    }

    /** Whoever answers is of another chain; it may be mended while the bridge waits. */
    void misled(String what) {
        hindered(what);
        isMisled = true;
    }

    /** Whether the bridge can do its work, now or soon, without a human. */
    boolean isReady() {
        return !isRaised() && !isMisled;
    }

    /** Counts a refusal that says that chain and log contradict each other. */
    void refused(String code, String detail) {
        if (CONTRADICTIONS.stream().noneMatch(each -> each.name().equals(code))) {
            return;
        }
        strikes++;
        if (strikes >= STRIKES) {
            alarm = code + ": " + detail;
            LOG.atError().addKeyValue("reason", alarm).log("ALARM: the bridge has stopped");
        }
    }

    void agreed() {
        strikes = 0;
    }
}
