/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that a file names by number and time of start, so that a later run recognises it and
 * never stops a stranger who was given its number.
 */
final class Managed {
    static final Duration POLITE = Duration.ofSeconds(12);
    private static final Duration FORCED = Duration.ofSeconds(5);

    private final Part part;
    private final Path folder;
    private final Path processFile;
    private final Path logFile;

    Managed(Part part, Path folder) {
        this(part, folder, part.label());
    }

    /** A process of a part under a name of its own. */
    Managed(Part part, Path folder, String name) {
        this.part = part;
        processFile = folder.resolve("processes").resolve(name);
        logFile = folder.resolve("logs").resolve(name + ".log");
        this.folder = folder;
    }

    Part part() {
        return part;
    }

    Path logFile() {
        return logFile;
    }

    /** How it ended, for a person who expected it to run. */
    String lastWords() {
        return "%s stopped by itself and said last: %s (see %s)"
                .formatted(part.label(), lastLine(), logFile);
    }

    private String lastLine() {
        try (var lines = Files.lines(logFile, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .reduce((_, later) -> later)
                    .map(String::strip)
                    .orElse("nothing");
        } catch (IOException | UncheckedIOException e) {
            return "nothing that can be read";
        }
    }

    void start(List<String> command) throws IOException {
        Files.createDirectories(processFile.getParent());
        Files.createDirectories(logFile.getParent());
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                        .redirectInput(new File("/dev/null"));
        builder.environment().putAll(DrawSecret.environment(part, folder));
        var process = builder.start();
        Files.writeString(processFile, process.pid() + " " + startOf(process.toHandle()));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    /** The living process that the file names. */
    Optional<ProcessHandle> living() {
        try {
            var words = Files.readString(processFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process).equals(words[1]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** It is ready, and goes first no longer. */
    void stepBack() throws IOException, InterruptedException {
        var living = living();
        if (living.isPresent()) {
            Priority.stepBack(part, living.get());
        }
    }

    /** Resident memory of the process and those that it has started. */
    long residentKibibytes() {
        return living().stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> residentKibibytes(process.pid()))
                .sum();
    }

    private static long residentKibibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Asks it to stop, and stops it if it does not. */
    void stop() throws IOException {
        stop(POLITE);
    }

    /** Asks it to stop, and stops it if it has not after a while. */
    void stop(Duration patience) throws IOException {
        var living = living();
        if (living.isPresent()) {
            var process = living.get();
            process.destroy();
            if (!ended(process, patience)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                ended(process, FORCED);
            }
        }
        Files.deleteIfExists(processFile);
    }

    /** SIGKILL, as a power cut would. The file stays. */
    void kill() {
        living().ifPresent(process -> {
            process.destroyForcibly();
            ended(process, FORCED);
        });
    }

    /** SIGSTOP: it lives and does nothing. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT: it goes on as if nothing had been. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var process = living().orElseThrow(() -> new IOException(part.label() + " does not run"));
        var sent = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new IOException("no signal reaches " + part.label());
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
