/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who goes first when processors are scarce. Whatever starts does, because somebody waits for it;
 * once it is ready it steps back to its place.
 */
final class Priority {
    private Priority() {}

    /**
     * Everybody waits for the broker. Those with little to do come next; then those that deal and
     * take answers, and last those that decide and pay.
     */
    private static int niceness(Part part) {
        return switch (part) {
            case KAFKA -> 0;
            case POSTGRES, CHAIN, FIAT, COMMUNITIES, JOBS, STAKING, CHAIN_BRIDGE -> 4;
            case GATEWAY, ASSIGNMENT -> 6;
            case CONSENSUS, REPUTATION, PAYMENT -> 7;
        };
    }

    /** A part that runs steps back. Where the system does not allow it, it stays where it is. */
    static void stepBack(Part part, ProcessHandle process)
            throws IOException, InterruptedException {
        if (niceness(part) == 0) {
            return;
        }
        var command = new ArrayList<>(List.of("renice", "-n"));
        command.add(Integer.toString(niceness(part)));
        command.add("-p");
        Stream.concat(Stream.of(process), process.descendants())
                .forEach(each -> command.addAll(threads(each)));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** On Linux each thread has a priority of its own, and hands it to those that it starts. */
    private static List<String> threads(ProcessHandle process) {
        var pid = Long.toString(process.pid());
        try (var tasks = Files.list(Path.of("/proc", pid, "task"))) {
            return tasks.map(task -> task.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of(pid);
        }
    }
}
