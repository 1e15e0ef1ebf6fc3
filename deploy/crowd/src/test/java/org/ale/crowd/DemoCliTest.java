/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot be demonstrated is refused before anything is started: nothing is built below this
 * root, so a start would fail with another code.
 */
class DemoCliTest {
    private static final int REFUSED = 2;
    private static final int FAILED = 1;

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void anEarlierRunLeftAReport() throws IOException {
        Files.writeString(folder.resolve("report.json"), "{}");
    }

    private int run(String votes, String gold, String... options) throws IOException {
        Files.writeString(folder.resolve("votes.csv"), votes);
        Files.writeString(folder.resolve("gold.csv"), gold);
        return run(folder, options);
    }

    private int run(Path data, String... options) {
        var all = new ArrayList<String>();
        all.add("--root=" + folder);
        all.add("--report=" + folder.resolve("report.json"));
        all.add("--data=" + data);
        all.addAll(List.of(options));
        var code = DemoCli.run(all.toArray(String[]::new));
        assertFalse(Files.exists(folder.resolve("report.json")), "an old report stayed");
        return code;
    }

    private static String gold(int count) {
        var lines = new StringBuilder("task,label\n");
        for (var task = 0; task < count; task++) {
            lines.append(task).append(",0\n");
        }
        return lines.toString();
    }

    private static String votes(int labels) {
        var lines = new StringBuilder("task,worker,label\n");
        for (var task = 0; task < 30; task++) {
            lines.append("%d,1,%d\n".formatted(task, task % labels));
        }
        return lines.toString();
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        assertEquals(REFUSED, run(folder.resolve("nowhere")));
        assertEquals(REFUSED, run("task,worker\n1,1\n", gold(10)));
    }

    @Test
    void refusesMoreLabelsThanAJobMayHave() throws IOException {
        assertEquals(REFUSED, run(votes(21), gold(10)));
        assertEquals(FAILED, run(votes(20), gold(10)));
    }

    @Test
    void refusesASetOfWhichNothingCanBeDeclared() throws IOException {
        assertEquals(REFUSED, run(votes(2), gold(0)));
        assertEquals(REFUSED, run(votes(2), gold(4)));
        assertEquals(REFUSED, run(votes(2), gold(10), "--gold=NaN"));
        assertEquals(REFUSED, run(votes(2), gold(10), "--port-offset=99999"));
    }
}
