/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ale.local.LocalSystem;
import org.ale.local.Part;
import org.ale.local.StandIn;

/**
 * Strikes one part of a running system after another, and waits each time until what needs it is
 * acknowledged again. Its process is started again at once, as any supervisor would.
 */
final class Torment {
    private static final int KILLS_PER_BROKER_KILL = 6;

    /** However few kills are asked for, the broker is among the first. */
    private static final int FIRST_BROKER_KILL = 2;

    private static final int KILLS_PER_DATABASE_KILL = 10;
    private static final int KILLS_PER_PAUSE = 3;
    private static final int REST_MILLIS_MIN = 1_000;
    private static final int REST_MILLIS_MAX = 2_500;

    /** Longer than the broker believes in a member that says nothing. */
    private static final long PAUSE_MILLIS = 8_000;

    private static final long STAND_IN_MILLIS = 1_000;

    private final LocalSystem system;
    private final OwnerMetrics metrics;
    private final Probes probes;
    private final Random random;
    private final Consumer<String> screen;
    private final Toll toll = new Toll();

    /**
     * Prepares.
     *
     * @param screen is told what happens, line by line
     */
    Torment(LocalSystem system, Probes probes, long seed, Consumer<String> screen) {
        this.system = system;
        this.screen = screen;
        this.probes = probes;
        metrics = new OwnerMetrics(system.options());
        random = new Random(seed);
    }

    Toll toll() {
        return toll;
    }

    void run(int kills) throws IOException, InterruptedException {
        for (var kill = 1; kill <= kills; kill++) {
            rest();
            kill(victim(kill, random), "kill %d of %d".formatted(kill, kills));
            if (kill % KILLS_PER_PAUSE == 0) {
                rest();
                pause(kill / KILLS_PER_PAUSE % 2 == 1);
            }
        }
    }

    private void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(REST_MILLIS_MIN, REST_MILLIS_MAX));
    }

    /** Whom a kill strikes; they are counted from 1. */
    static Part victim(int kill, Random random) {
        if (kill % KILLS_PER_BROKER_KILL == FIRST_BROKER_KILL) {
            return Part.KAFKA;
        }
        if (kill % KILLS_PER_DATABASE_KILL == KILLS_PER_DATABASE_KILL / 2) {
            return Part.POSTGRES;
        }
        return oneOf(Part.services(), random);
    }

    private static Part oneOf(List<Part> parts, Random random) {
        return parts.get(random.nextInt(parts.size()));
    }

    private void kill(Part part, String title) throws IOException, InterruptedException {
        screen.accept(title + ": " + part.label());
        var struck = System.nanoTime();
        system.kill(part);
        var acknowledged = probes.acknowledged(part);
        system.restart(part);
        var blow = new Toll.Blow(struck, System.nanoTime(), acknowledged.join());
        toll.killed(part, blow);
        screen.accept(
                "%-12s ready after %,d ms, recovered after %,d ms"
                        .formatted(
                                part.label(),
                                TimeUnit.NANOSECONDS.toMillis(blow.readinessNanos()),
                                TimeUnit.NANOSECONDS.toMillis(blow.recoveryNanos())));
    }

    /** Time stops for an owner and goes on; while it stops, another may take its place. */
    private void pause(boolean replaced) throws IOException, InterruptedException {
        var owners = Part.services().stream().filter(part -> part != Part.GATEWAY).toList();
        var owner = oneOf(owners, random);
        screen.accept("pause: " + owner.label() + (replaced ? ", and another steps in" : ""));
        var livesBefore = metrics.lives(owner);
        var struck = System.nanoTime();
        system.pause(owner);
        if (replaced) {
            replace(owner, livesBefore);
        } else {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            system.resume(owner);
        }
        system.awaitReady(owner);
        toll.paused(struck);
    }

    /** A zombie wakes and takes itself for the owner: whatever it had begun must be refused. */
    private void replace(Part owner, long livesBefore) throws IOException, InterruptedException {
        try (var _ = StandIn.of(system.options(), owner)) {
            TimeUnit.MILLISECONDS.sleep(STAND_IN_MILLIS);
            system.resume(owner);
            toll.zombie(metrics.livesAgain(owner, livesBefore));
        }
    }
}
