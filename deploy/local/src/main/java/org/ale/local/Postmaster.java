/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own process. It outlives the JVM that started it, so a power cut must reach it too,
 * and two of them must never share a data folder.
 */
final class Postmaster {
    private static final Duration GONE_MAX = Duration.ofSeconds(5);

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    /** SIGKILL to it and its children, as a power cut would; returns when all are gone. */
    void kill() {
        living().ifPresent(postmaster -> {
            var all = new ArrayList<>(postmaster.descendants().toList());
            all.add(postmaster);
            all.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(
                            all.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, GONE_MAX.toSeconds(), TimeUnit.SECONDS)
                    .join();
        });
    }

    /** A number that was given to another program meanwhile names no postmaster. */
    private Optional<ProcessHandle> living() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
