/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make sim}: the deterministic simulation. */
@Command(name = "sim", mixinStandardHelpOptions = true)
public final class SimCli implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "1")
    long seed;

    @Option(names = "--commands", defaultValue = "1000000")
    long commands;

    @Option(names = "--mutant", defaultValue = "none", description = "a planted bug")
    String mutant = "none";

    private SimCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Mutant planted;
        try {
            planted = Mutant.valueOf(mutant.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            System.err.println("no such mutant; known: " + List.of(Mutant.values()));
            return 2;
        }
        var started = System.nanoTime();
        var result = new SystemSimulation(seed, planted, commands).run();
        System.out.printf(
                "seed %d: %,d commands, %,d facts, %s in %.1f s%n",
                seed,
                result.commands(),
                result.facts(),
                result.faultCounts(),
                (System.nanoTime() - started) / 1e9);
        result.violations().stream()
                .limit(20)
                .forEach(violation -> System.out.println("VIOLATION " + violation));
        System.out.printf("%d violations%n", result.violations().size());
        System.out.println("digest " + result.digest());
        return result.violations().isEmpty() ? 0 : 1;
    }
}
