/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs the whole system once so that every later start of the same build is quick: each JVM writes
 * down which classes it needed. It pays where a build is started many times.
 */
public final class Training {
    /** A JVM that was told to stop writes its cache first. */
    private static final Duration WRITING_MAX = Duration.ofMinutes(2);

    private static final List<Part> STANDS_BELOW = List.of(Part.FIAT, Part.POSTGRES, Part.KAFKA);

    private final Options options;
    private final Consumer<String> screen;
    private final Commands commands;
    private final StartCaches caches;

    /**
     * Prepares for starts with these options.
     *
     * @param screen is told what happens, line by line
     */
    public Training(Options options, Consumer<String> screen) {
        this.options = options.forTraining();
        this.screen = screen;
        commands = new Commands(this.options);
        caches = new StartCaches(options.root());
    }

    /** What the system is made to do while it is watched. */
    @FunctionalInterface
    public interface Exercise {
        void work(Options options) throws Exception;
    }

    /** Whether some part of this build would start without a cache. */
    public boolean isDue() {
        return Arrays.stream(Part.values())
                .filter(Part::isJava)
                .anyMatch(part -> !caches.has(commands.program(part)));
    }

    /**
     * Starts everything, lets it work, kills it, starts it again, lets it work and stops it; keeps
     * the caches. Ports must be free.
     *
     * @param before what is done until it is killed
     * @param after what is done, and watched, then
     * @throws IOException if the system does not start
     */
    public void run(Exercise before, Exercise after) throws IOException, InterruptedException {
        screen.accept("training: this build starts for the first time and is watched");
        caches.prepare();
        var system = new LocalSystem(options, _ -> {});
        system.down();
        system.forget();
        try {
            system.up();
            work(before);
            strike(system);
            work(after);
            stop(system, Part.services());
            stop(system, STANDS_BELOW);
        } finally {
            system.down();
        }
    }

    /**
     * What matters is the start after a blow: logs that were not closed, snapshots, facts to fold.
     * A JVM that is killed keeps nothing of what it learnt, so these starts are the ones watched.
     */
    private static void strike(LocalSystem system) throws IOException, InterruptedException {
        Part.services().forEach(system::kill);
        STANDS_BELOW.forEach(system::kill);
        system.start(STANDS_BELOW);
        system.start(Part.services());
    }

    /** What was learnt until a failure is learnt too. */
    private void work(Exercise exercise) throws InterruptedException {
        try {
            exercise.work(options);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            screen.accept("training: the exercise failed: " + e.getMessage());
        }
    }

    private void stop(LocalSystem system, List<Part> parts)
            throws IOException, InterruptedException {
        try (var threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var stops = threads.invokeAll(parts.stream().map(part -> stop(system, part)).toList());
            for (var stop : stops) {
                stop.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a part could not be stopped", e.getCause());
        }
    }

    private Callable<Void> stop(LocalSystem system, Part part) {
        return () -> {
            system.stop(part, WRITING_MAX);
            screen.accept(
                    caches.adopt(commands.program(part))
                            ? "training: %-12s will start quickly".formatted(part.label())
                            : "training: %-12s has no cache".formatted(part.label()));
            return null;
        };
    }
}
