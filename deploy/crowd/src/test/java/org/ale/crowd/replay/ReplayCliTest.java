/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ale.crowd.ApiClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked is answered in full, or refused before anything is served. */
class ReplayCliTest {
    private static final int ITEMS = 40;
    private static final int VOTES_EACH = 5;

    @TempDir Path folder = Path.of("");

    private Path dataset(String name) throws IOException {
        var votes = new StringBuilder("task,worker,label,ord\n");
        var gold = new StringBuilder("task,label\n");
        for (var item = 0; item < ITEMS; item++) {
            gold.append("%d,%d\n".formatted(item, item % 2));
            for (var worker = 0; worker < VOTES_EACH; worker++) {
                var isWrong = (item + worker) % VOTES_EACH == 0;
                var label = isWrong ? 1 - item % 2 : item % 2;
                votes.append("%d,%d,%d,%d\n".formatted(item, worker, label, worker));
            }
        }
        var place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("votes.csv"), votes);
        Files.writeString(place.resolve("gold.csv"), gold);
        return place;
    }

    private Path report() {
        return folder.resolve("replay").resolve("report.json");
    }

    private int run(String data, String... options) {
        var all = new ArrayList<>(List.of("--report", report().toString(), "--data", data));
        all.addAll(List.of(options));
        return ReplayCli.run(all.toArray(String[]::new));
    }

    private JsonNode reported(String... options) throws IOException {
        assertEquals(0, run(dataset("a set").toString(), options));
        return ApiClient.JSON.readTree(report().toFile());
    }

    @Test
    void reportsEveryFigureUnderItsName() throws IOException {
        var report = reported("--seeds", "2", "--gold", "0.1");
        assertEquals(1, report.size());
        var names = new ArrayList<String>();
        report.get(0).fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "dataset",
                        "tau",
                        "seeds",
                        "gold",
                        "attack",
                        "votesPerItem",
                        "votesPerLabel",
                        "accuracy",
                        "accuracySd",
                        "unresolved",
                        "breakerFired",
                        "paidShareAtBreaker",
                        "majorityAccuracy",
                        "labelsDigest"),
                names);
        assertEquals("a set", report.get(0).path("dataset").asText());
    }

    @Test
    void givesVotesForEachItemAndForEachLabelThatWasNotDeclared() throws IOException {
        var line = reported("--seeds", "1", "--gold", "0.25").get(0);
        var votes = line.path("votesPerItem").asDouble() * ITEMS;
        assertEquals(votes / (ITEMS * 0.75), line.path("votesPerLabel").asDouble(), 0.001);
        var free = reported("--seeds", "1", "--gold", "0").get(0);
        assertEquals(free.path("votesPerItem"), free.path("votesPerLabel"));
    }

    /** Four of five are right about each item, until most of them lie. */
    @Test
    void takesTheMajorityOfTheVotesThatWereServed() throws IOException {
        assertEquals(1, reported("--seeds", "1").get(0).path("majorityAccuracy").asDouble());
        var flooded = reported("--seeds", "3", "--attack", "collude60").get(0);
        assertTrue(flooded.path("majorityAccuracy").asDouble() < 0.5, flooded.toString());
    }

    @Test
    void reportsEveryFolder() throws IOException {
        var both = dataset("one") + "," + dataset("another one");
        assertEquals(0, run(both, "--seeds", "1"));
        var report = ApiClient.JSON.readTree(report().toFile());
        assertEquals("another one", report.get(1).path("dataset").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--tau=NaN",
                "--tau=0.7",
                "--tau=1",
                "--tau=much",
                "--gold=-0.1",
                "--gold=1.1",
                "--gold=NaN",
                "--seeds=0",
                "--seeds=-3",
                "--seeds=some",
                "--attack=collude99"
            })
    void refusesWhatCannotBeAskedAndLeavesNoReport(String option) throws IOException {
        assertEquals(0, run(dataset("good").toString(), "--seeds", "1"));
        assertTrue(Files.exists(report()));
        assertEquals(2, run(dataset("good").toString(), option));
        assertFalse(Files.exists(report()));
    }

    /** The last of the folders is bad, and all that the first would take is never begun. */
    @Test
    void refusesABadFolderBeforeTheFirstIsServed() throws IOException {
        var good = dataset("good");
        var bad = dataset("bad");
        Files.writeString(bad.resolve("gold.csv"), "task,label\n1,1\n1,0\n");
        assertEquals(0, run(good.toString(), "--seeds", "1"));
        assertEquals(2, run(good + "," + bad, "--seeds", "2000000000"));
        assertFalse(Files.exists(report()));
        assertNotEquals(0, run(good + "," + folder.resolve("nowhere"), "--seeds", "2000000000"));
    }
}
