/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fuzzes doors with Jazzer (libFuzzer, guided by what code the bytes reach). What it learns stays
 * in a folder for the next time; it begins with the golden bytes of the services.
 */
final class Fuzzer {
    private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in");
    private static final String EVENTS = "-events";
    private static final String FINDING = "== Java Exception: ";
    private final Path root;
    private final Path folder;

    /**
     * Prepares.
     *
     * @param root of the project
     * @param folder where what is learnt and found is kept
     */
    Fuzzer(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * What came of it.
     *
     * @param runs how often bytes were let in
     * @param finding what failed; empty if nothing did
     */
    record Result(long runs, Optional<String> finding) {}

    Result run(Door door, int seconds) throws IOException, InterruptedException {
        return run(door.name(), List.of(door), seconds);
    }

    /** All in one process, which is quicker than one after the other, and learns less of each. */
    Result run(List<Door> doors, int seconds) throws IOException, InterruptedException {
        return run("together", doors, seconds);
    }

    private Result run(String name, List<Door> doors, int seconds)
            throws IOException, InterruptedException {
        var own = folder.resolve(name.toLowerCase(Locale.ROOT));
        var corpus = Files.createDirectories(own.resolve("corpus"));
        for (var index = 0; index < doors.size(); index++) {
            seed(
                    doors.get(index),
                    doors.size() == 1 ? new byte[0] : new byte[] {(byte) index},
                    corpus);
        }
        var process =
                new ProcessBuilder(command(doors, seconds, own, corpus))
                        .redirectErrorStream(true)
                        .start();
        List<String> said;
        try (var reader = process.inputReader()) {
            said = reader.lines().toList();
        }
        var code = process.waitFor();
        Files.write(own.resolve("last.log"), said);
        return result(code, said);
    }

    private static List<String> command(List<Door> doors, int seconds, Path own, Path corpus) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
        command.add(System.getProperty("java.class.path"));
        var names = doors.stream().map(Door::name).collect(Collectors.joining(","));
        command.add("-D" + FuzzedDoor.DOORS + "=" + names);
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + FuzzedDoor.class.getName());
        command.add("--instrumentation_includes=org.ale.**");
        command.add("--reproducer_path=" + own);
        command.add("-artifact_prefix=" + own + "/");
        command.add("-max_total_time=" + seconds);
        command.add(corpus.toString());
        return command;
    }

    private static Result result(int code, List<String> said) {
        var runs =
                said.stream()
                        .map(RUNS::matcher)
                        .filter(match -> match.find())
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .sum();
        var finding =
                said.stream()
                        .filter(line -> line.startsWith(FINDING))
                        .map(line -> line.substring(FINDING.length()))
                        .findFirst();
        if (code == 0 && finding.isEmpty() && runs > 0) {
            return new Result(runs, Optional.empty());
        }
        return new Result(runs, finding.or(() -> Optional.of("Jazzer ended with " + code)));
    }

    /**
     * The golden bytes of the service: they reach deeper than what is made up from nothing.
     *
     * @param before bytes before each of them
     */
    private void seed(Door door, byte[] before, Path corpus) throws IOException {
        var name = door.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!name.endsWith(EVENTS)) {
            return;
        }
        var service = name.substring(0, name.length() - EVENTS.length());
        var golden =
                root.resolve(Path.of("services", service, "src", "test", "resources", "golden"));
        try (var files = Files.newDirectoryStream(golden, "*.hex")) {
            for (var file : files) {
                var bytes = new ByteArrayOutputStream();
                bytes.writeBytes(before);
                bytes.writeBytes(
                        HexFormat.of().parseHex(Files.readString(file).replaceAll("\\s", "")));
                var seed = corpus.resolve(service + "-" + file.getFileName() + ".bin");
                Files.write(seed, bytes.toByteArray());
            }
        }
    }
}
