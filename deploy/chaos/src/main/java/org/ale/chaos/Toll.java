/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ale.crowd.CrowdLog;
import org.ale.crowd.Latencies;
import org.ale.local.Part;

/** What was struck, and how long it took until all was well again. */
final class Toll {
    private final Latencies recovery = new Latencies();
    private final Latencies readiness = new Latencies();
    private final Map<Part, Latencies> recoveryOf = new EnumMap<>(Part.class);
    private final List<Long> killsNanos = new ArrayList<>();
    private final List<Long> pausesNanos = new ArrayList<>();
    private int zombies;
    private int fenced;

    /**
     * One kill, in times of {@link System#nanoTime}.
     *
     * @param struckNanos SIGKILL
     * @param readyNanos the new process says that it is ready
     * @param acknowledgedNanos commands that need it are acknowledged, and it is ready
     */
    record Blow(long struckNanos, long readyNanos, long acknowledgedNanos) {
        Blow {
            acknowledgedNanos = Math.max(readyNanos, acknowledgedNanos);
        }

        long readinessNanos() {
            return readyNanos - struckNanos;
        }

        long recoveryNanos() {
            return acknowledgedNanos - struckNanos;
        }
    }

    /** A part was killed and is back. */
    void killed(Part part, Blow blow) {
        killsNanos.add(blow.struckNanos());
        readiness.add(blow.readinessNanos());
        recovery.add(blow.recoveryNanos());
        recoveryOf.computeIfAbsent(part, _ -> new Latencies()).add(blow.recoveryNanos());
    }

    /** A service was stopped for a while and went on. */
    void paused(long struckNanos) {
        pausesNanos.add(struckNanos);
    }

    /** A service went on after another had taken its place. */
    void zombie(boolean wasFenced) {
        zombies++;
        fenced += wasFenced ? 1 : 0;
    }

    /**
     * Writes the figures down.
     *
     * @param crowd what the crowd was answered all the while
     */
    void report(ObjectNode json, CrowdLog crowd) {
        json.put("kills", killsNanos.size());
        json.put("brokerKills", kills(Part.KAFKA));
        json.put("databaseKills", kills(Part.POSTGRES));
        json.put("pauses", pausesNanos.size());
        json.put("zombies", zombies);
        json.put("fenced", fenced);
        put(json.putObject("recoveryMs"), recovery);
        put(json.putObject("readyMs"), readiness);
        var parts = json.putObject("recoveryMsOf");
        recoveryOf.forEach((part, took) -> put(parts.putObject(part.label()), took));
        put(json.putObject("acknowledgedAgainMs"), answeredAgain(crowd, killsNanos));
        put(json.putObject("acknowledgedAgainAfterPauseMs"), answeredAgain(crowd, pausesNanos));
    }

    private int kills(Part part) {
        var took = recoveryOf.get(part);
        return took == null ? 0 : took.count();
    }

    private static void put(ObjectNode json, Latencies took) {
        json.put("p50", took.percentileMillis(0.5)).put("p99", took.percentileMillis(0.99));
    }

    /** From each blow to the acknowledgement of an answer that was sent after it. */
    private static Latencies answeredAgain(CrowdLog crowd, List<Long> blowsNanos) {
        var took = new Latencies();
        for (var blow : blowsNanos) {
            crowd.acknowledgedAgainNanos(blow).ifPresent(answered -> took.add(answered - blow));
        }
        return took;
    }
}
