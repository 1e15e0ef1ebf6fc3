/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
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

    /** One node may lie once; what so many looks in a row tell is so. */
    private static final int STRIKES = 3;

    private static final Set<ChainRejection> CONTRADICTIONS =
            EnumSet.of(
                    ChainRejection.FORKED,
                    ChainRejection.ROOT_MISMATCH,
                    ChainRejection.ROOT_VETOED,
                    ChainRejection.KEY_USED_ELSEWHERE,
                    ChainRejection.FINAL_LEFT_THE_CHAIN);

    private int strikes;
    private boolean isStruck;
    private volatile String alarm = "";
    private volatile String obstacle = "";
    private volatile String stuck = "";
    private volatile String setAside = "";
    private volatile int setAsideJobs;
    private volatile boolean isMisled;

    @Inject
    Alarm(MeterRegistry meters) {
        Gauge.builder("ale.bridge.stopped", this, each -> each.isRaised() ? 1 : 0).register(meters);
        Gauge.builder("ale.bridge.stuck", this, each -> each.isStuck() ? 1 : 0).register(meters);
        Gauge.builder("ale.bridge.set.aside", this, each -> each.setAsideJobs).register(meters);
    }

    /** Whether the bridge has stopped for its life. */
    public boolean isRaised() {
        return !alarm.isEmpty();
    }

    /** Why the bridge stands still; empty if it works. */
    public String reason() {
        if (isRaised()) {
            return alarm;
        }
        if (isStuck()) {
            return stuck;
        }
        return obstacle.isEmpty() ? setAside : obstacle;
    }

    private boolean isStuck() {
        return !stuck.isEmpty();
    }

    /** What hinders now; empty if nothing does. */
    void hindered(String what) {
        if (!what.isEmpty() && !what.equals(obstacle)) {
            LOG.atWarn().addKeyValue("reason", what).log("the bridge is hindered");
        }
        obstacle = what;
        isMisled = false;
    }

    /** What has not worked for long, while the rest goes on; empty once it works. */
    void stuck(String what) {
        if (!what.isEmpty() && !isStuck()) {
            LOG.atError().addKeyValue("reason", what).log("ALARM: the bridge is stuck");
        }
        stuck = what;
    }

    /** What escrows refuse: it holds up nobody else, and a human must look all the same. */
    void setAside(List<String> what) {
        var told = what.isEmpty() ? "" : "the escrow refuses the " + String.join(", ", what);
        if (!told.isEmpty() && !told.equals(setAside)) {
            LOG.atError().addKeyValue("reason", told).log("ALARM: money is missing on chain");
        }
        setAside = told;
        setAsideJobs = what.size();
    }

    /** Whoever answers is of another chain; it may be mended while the bridge waits. */
    void misled(String what) {
        hindered(what);
        isMisled = true;
    }

    /** Whether the bridge can do its work, now or soon, without a human. */
    boolean isReady() {
        return !isRaised() && !isMisled && !isStuck();
    }

    /** A look at the chain begins: however much contradicts the log in it, it is told once. */
    void look() {
        isStruck = false;
    }

    /** A look has ended, and nothing hindered it: what it did not tell again is not so. */
    void looked() {
        strikes = isStruck ? strikes : 0;
    }

    /** Counts a refusal that says that chain and log contradict each other. */
    void refused(String code, String detail) {
        if (isStruck || CONTRADICTIONS.stream().noneMatch(each -> each.name().equals(code))) {
            return;
        }
        isStruck = true;
        strikes++;
        if (strikes >= STRIKES) {
            alarm = code + ": " + detail;
            LOG.atError().addKeyValue("reason", alarm).log("ALARM: the bridge has stopped");
        }
    }
}
