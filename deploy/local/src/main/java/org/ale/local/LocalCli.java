/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ale.local.LocalSystem.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code make up}, {@code make down}, {@code make status}. */
@Command(name = "local", mixinStandardHelpOptions = true)
public final class LocalCli implements Callable<Integer> {
    enum Verb {
        UP,
        STACK,
        DOWN,
        STATUS,
        FORGET
    }

    @Parameters(description = "up, stack (broker and database only), down, status, forget")
    Verb verb = Verb.STATUS;

    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--folder", description = "where data, logs and process files lie")
    @Nullable Path folder;

    @Option(names = "--port-offset", defaultValue = "0")
    int portOffset;

    @Option(names = "--full-jit", description = "optimise services for load, not for start")
    boolean fullJit;

    private LocalCli() {}

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new LocalCli())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return carryOut(new LocalSystem(options(), System.out::println));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private Options options() {
        var options =
                Options.of(root.toAbsolutePath().normalize())
                        .withPortOffset(portOffset)
                        .withFullJit(fullJit);
        return folder == null ? options : options.withFolder(folder.toAbsolutePath());
    }

    private int carryOut(LocalSystem system) throws IOException, InterruptedException {
        return switch (verb) {
            case UP -> {
                system.up();
                System.out.printf(
                        "up: %s (%d MiB in all; logs in %s)%n",
                        system.options().gateway(),
                        system.residentMebibytes(),
                        system.options().folder().resolve("logs"));
                yield 0;
            }
            case STACK -> {
                system.stackUp();
                yield 0;
            }
            case DOWN -> {
                system.down();
                yield 0;
            }
            case STATUS -> {
                var states = system.status();
                states.forEach((part, state) ->
                        System.out.printf(
                                "%-12s %-8s port %d%n",
                                part.label(), state, system.options().port(part)));
                yield states.values().stream().allMatch(State.READY::equals) ? 0 : 1;
            }
            case FORGET -> {
                system.down();
                system.forget();
                yield 0;
            }
        };
    }
}
