/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole system as processes of this machine: starts, watches and stops them. */
public final class LocalSystem {
    private static final Duration READY_MAX = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** What the services need before they start. */
    private static final List<Part> BELOW = List.of(Part.KAFKA, Part.POSTGRES, Part.CHAIN);

    private final Options options;
    private final Consumer<String> screen;
    private final Commands commands;
    private final Readiness readiness;
    private final Map<Part, Managed> processes = new EnumMap<>(Part.class);

    /**
     * Prepares; nothing is started.
     *
     * @param screen is told what happens, line by line
     */
    public LocalSystem(Options options, Consumer<String> screen) {
        this.options = options;
        this.screen = screen;
        commands = new Commands(options);
        readiness = new Readiness(options);
        for (var part : Part.values()) {
            processes.put(part, new Managed(part, options.folder()));
        }
    }

    public Options options() {
        return options;
    }

    /**
     * Starts whatever does not run and waits until all of it answers.
     *
     * @throws LocalException with a reason for a person if something is not built, a port is taken,
     *     or a process does not become ready; what was started is left for a look, {@link #down}
     *     stops it
     */
    public void up() throws IOException, InterruptedException {
        up(List.of(Part.values()));
    }

    /** As {@link #up()}, but only some parts: for a test that plays the others itself. */
    public void up(Collection<Part> parts) throws IOException, InterruptedException {
        var missing = Commands.missing(options.root(), parts);
        if (!missing.isEmpty()) {
            throw new LocalException("not built: " + missing + "; run `make build` first");
        }
        if (!ChainTools.areInstalled(options.root())) {
            throw new LocalException("the chain's tools are missing; run `make build` first");
        }
        var states = status();
        if (parts.stream().allMatch(part -> states.get(part) == State.READY)) {
            screen.accept("already up: " + options.gateway());
            return;
        }
        stopStale();
        requireFree(List.of(Part.values()));
        if (!options.fullJit() && new Training(options, screen).isDue()) {
            screen.accept("this build has not been trained; `make train` lets it start faster");
        }
        start(BELOW);
        deployContracts();
        start(
                Arrays.stream(Part.values())
                        .filter(part -> parts.contains(part) && !BELOW.contains(part))
                        .toList());
        writeSystemFile();
    }

    private void deployContracts() throws IOException, InterruptedException {
        if (new ChainDeployment(options).ensure()) {
            screen.accept("contracts deployed; addresses in " + options.chainFile());
        }
    }

    /** Starts broker and database only, for tests that bring their own service. */
    public void stackUp() throws IOException, InterruptedException {
        var stack = List.of(Part.KAFKA, Part.POSTGRES);
        var states = status();
        if (stack.stream().allMatch(part -> states.get(part) == State.READY)
                || stack.stream().allMatch(readiness::isReady)) {
            screen.accept("using the stack that is up");
            return;
        }
        stopStale();
        requireFree(stack);
        start(stack);
    }

    private void stopStale() throws IOException {
        for (var managed : List.copyOf(processes.values()).reversed()) {
            if (managed.living().isPresent()) {
                screen.accept("stopping " + managed.part().label() + " of an earlier run");
                managed.stop();
            }
        }
    }

    private void requireFree(List<Part> parts) throws LocalException {
        for (var part : parts) {
            requireFree(part);
        }
    }

    private void requireFree(Part part) throws LocalException {
        if (!Readiness.isFree(options.port(part))) {
            throw new LocalException(
                    "port %d (%s) is used by another program; stop it or set PORT_OFFSET=1000"
                            .formatted(options.port(part), part.label()));
        }
    }

    void start(List<Part> parts) throws IOException, InterruptedException {
        var started = Instant.now();
        for (var part : parts) {
            managed(part).start(commands.of(part));
        }
        awaitReady(parts, started);
    }

    private void awaitReady(List<Part> parts, Instant started)
            throws IOException, InterruptedException {
        var waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            for (var part : List.copyOf(waiting)) {
                if (readiness.isReady(part)) {
                    waiting.remove(part);
                    managed(part).stepBack();
                    screen.accept(
                            "%-12s ready after %4.1f s on port %d"
                                    .formatted(
                                            part.label(),
                                            Duration.between(started, Instant.now()).toMillis()
                                                    / 1000.0,
                                            options.port(part)));
                }
            }
            requireHope(waiting, started);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private void requireHope(List<Part> waiting, Instant started) throws LocalException {
        for (var part : waiting) {
            if (managed(part).living().isEmpty()) {
                throw new LocalException(managed(part).lastWords());
            }
            if (Duration.between(started, Instant.now()).compareTo(READY_MAX) > 0) {
                throw new LocalException(
                        "%s is not ready after %d s; see %s"
                                .formatted(
                                        part.label(),
                                        READY_MAX.toSeconds(),
                                        managed(part).logFile()));
            }
        }
    }

    private void writeSystemFile() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("gateway.url=" + options.gateway());
        lines.add("kafka.bootstrap.servers=" + options.bootstrapServers());
        lines.add("chain.rpc=" + options.chain());
        lines.add("chain.file=" + options.chainFile());
        lines.add("logs=" + options.folder().resolve("logs"));
        Files.write(options.folder().resolve("system.properties"), lines);
    }

    /** Stops everything that runs, the public door first. */
    public void down() throws IOException {
        for (var part : Arrays.asList(Part.values()).reversed()) {
            if (managed(part).living().isPresent()) {
                managed(part).stop();
                screen.accept(part.label() + " stopped");
            }
        }
    }

    void stop(Part part, Duration patience) throws IOException {
        managed(part).stop(patience);
    }

    /** Forgets all data: logs of events, databases, snapshots. Only of a system that is down. */
    public void forget() throws IOException {
        var data = options.folder().resolve("data");
        if (Files.exists(data)) {
            delete(data);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** How a part stands. */
    public enum State {
        READY,
        STARTING,
        STOPPED
    }

    /** How every part stands. */
    public Map<Part, State> status() {
        var states = new EnumMap<Part, State>(Part.class);
        processes.forEach((part, managed) -> states.put(part, state(part, managed)));
        return states;
    }

    private State state(Part part, Managed managed) {
        if (managed.living().isEmpty()) {
            return State.STOPPED;
        }
        return readiness.isReady(part) ? State.READY : State.STARTING;
    }

    /** SIGKILL to one part, as a power cut would. */
    public void kill(Part part) {
        managed(part).kill();
        if (part == Part.POSTGRES) {
            new Postmaster(options.folder().resolve(Path.of("data", "postgres", "data"))).kill();
        }
    }

    /** Stops time for one part (SIGSTOP). */
    public void pause(Part part) throws IOException, InterruptedException {
        managed(part).pause();
    }

    /** Lets time go on for one part (SIGCONT). */
    public void resume(Part part) throws IOException, InterruptedException {
        managed(part).resume();
    }

    /** Waits until a part that runs answers. */
    public void awaitReady(Part part) throws IOException, InterruptedException {
        awaitReady(List.of(part), Instant.now());
    }

    /** Starts one part again and waits until it answers. */
    public void restart(Part part) throws IOException, InterruptedException {
        start(List.of(part));
    }

    /** Resident memory of all parts together, MiB; 0 where the system does not tell. */
    public long residentMebibytes() {
        return processes.values().stream().mapToLong(Managed::residentKibibytes).sum() / 1024;
    }

    private Managed managed(Part part) {
        var managed = processes.get(part);
        if (managed == null) {
            throw new IllegalArgumentException("no such part: " + part);
        }
        return managed;
    }
}
