/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code make fuzz}: every door, or one, for some seconds each. */
@Command(name = "fuzz", mixinStandardHelpOptions = true)
public final class FuzzCli implements Callable<Integer> {
    @Option(names = "--root", defaultValue = ".")
    Path root = Path.of("");

    @Option(names = "--report", defaultValue = "target/fuzz/report.json")
    Path report = Path.of("");

    @Option(names = "--seconds", defaultValue = "20", description = "for each door")
    int seconds;

    @Option(names = "--door", description = "one of ${COMPLETION-CANDIDATES}; all without it")
    @Nullable Door door;

    private FuzzCli() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new FuzzCli()).execute(args));
    }

    /** All but the one with the bug. */
    static List<Door> honest() {
        return Arrays.stream(Door.values()).filter(each -> each != Door.PLANTED).toList();
    }

    @Override
    public Integer call() throws Exception {
        var here = root.toAbsolutePath().normalize();
        var fuzzer = new Fuzzer(here, here.resolve(".ale").resolve("fuzz"));
        var results = new LinkedHashMap<Door, Fuzzer.Result>();
        for (var each : door == null ? honest() : List.of(door)) {
            var result = fuzzer.run(each, seconds);
            System.out.printf(
                    "%-22s %,12d runs  %s%n",
                    each, result.runs(), result.finding().orElse("nothing found"));
            results.put(each, result);
        }
        write(results);
        return results.values().stream().allMatch(each -> each.finding().isEmpty()) ? 0 : 1;
    }

    private void write(Map<Door, Fuzzer.Result> results) throws IOException {
        var json = new ObjectMapper();
        var doors = json.createArrayNode();
        results.forEach((each, result) ->
                doors.addObject()
                        .put("door", each.name())
                        .put("runs", result.runs())
                        .put("seconds", seconds)
                        .put("finding", result.finding().orElse(null)));
        Files.createDirectories(report.toAbsolutePath().getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(report.toFile(), doors);
    }
}
