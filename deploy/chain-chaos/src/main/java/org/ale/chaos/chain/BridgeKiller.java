/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ale.chaos.chain.FaultyNode.Moment;
import org.jspecify.annotations.Nullable;

/** Kills the bridge in the moment in which it does a certain thing. */
final class BridgeKiller implements FaultyNode.Watcher {
    private final Runnable kill;
    private final AtomicReference<@Nullable KillStep> armed = new AtomicReference<>();
    private final Map<KillStep, Integer> kills = new EnumMap<>(KillStep.class);
    private volatile String before = "";
    private volatile CountDownLatch killed = new CountDownLatch(0);

    BridgeKiller(Runnable kill) {
        this.kill = kill;
    }

    /** Waits for the step and kills there; false if it does not come. */
    boolean killAt(KillStep step, Duration patience) throws InterruptedException {
        killed = new CountDownLatch(1);
        armed.set(step);
        if (!killed.await(patience.toMillis(), TimeUnit.MILLISECONDS)
                && armed.compareAndSet(step, null)) {
            return false;
        }
        killed.await();
        return true;
    }

    @Override
    public boolean letsPass(JsonNode call, Moment moment) {
        if (!KillStep.isOneBlock(call)) {
            before = call.path("method").asText();
        }
        var step = armed.get();
        if (step == null
                || !step.isReached(call, before, moment)
                || !armed.compareAndSet(step, null)) {
            return true;
        }
        kill.run();
        synchronized (kills) {
            kills.merge(step, 1, Integer::sum);
        }
        killed.countDown();
        return false;
    }

    /** Whether it waits for a step. */
    boolean isArmed() {
        return armed.get() != null;
    }

    /** How often it died at which step. */
    Map<KillStep, Integer> kills() {
        synchronized (kills) {
            return new EnumMap<>(kills);
        }
    }
}
