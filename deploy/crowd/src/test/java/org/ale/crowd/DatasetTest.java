/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ale.crowd.Dataset.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a folder looks like, it is read as meant or refused with the line that is wrong. */
class DatasetTest {
    @TempDir Path folder = Path.of("");

    private Dataset read(String votes, String gold) throws IOException {
        Files.writeString(folder.resolve("votes.csv"), votes);
        Files.writeString(folder.resolve("gold.csv"), gold);
        return Dataset.read(folder);
    }

    private String refusal(String votes, String gold) {
        return String.valueOf(
                assertThrows(IOException.class, () -> read(votes, gold)).getMessage());
    }

    @Test
    void readsOneVote() throws IOException {
        var data = read("task,worker,label,ord\n7,3,1,0\n", "task,label\n");
        assertEquals(Map.of(7, List.of(new Vote(3, 1))), data.votes());
        assertEquals(2, data.labels());
        assertTrue(data.truth().isEmpty());
    }

    @Test
    void readsQuotesCarriageReturnsBlankLinesAndAByteOrderMark() throws IOException {
        var data =
                read(
                        "\uFEFFworker,\"label\",task\r\n\r\n"
                                + "\"ana\",\"a, \"\"b\"\"\",x\r\n"
                                + "ben,c,x\r\n",
                        "\r\ntask,label\r\nx,c\r\n");
        assertEquals(List.of(new Vote(0, 0), new Vote(1, 1)), data.votes().get(0));
        assertEquals(Map.of(0, 1), data.truth());
    }

    @Test
    void numbersWordsAndScatteredNumbersFromZero() throws IOException {
        var data =
                read(
                        "task,worker,label\n1,1,100\n1,2,7\n2,1,30\n",
                        "task,label\n1,100\n2,30\n9,7\n");
        assertEquals(3, data.labels());
        assertEquals(List.of(new Vote(1, 2), new Vote(2, 0)), data.votes().get(1));
        assertEquals(Map.of(1, 2, 2, 1), data.truth());
    }

    /** As the reference counts: a label that nobody gave is one all the same. */
    @Test
    void leavesNumbersAsTheyAreAndCountsToTheHighest() throws IOException {
        var data = read("task,worker,label\n1,1,0\n1,2,1\n2,1,3\n", "task,label\n1,1\n2,3\n");
        assertEquals(4, data.labels());
        assertEquals(List.of(new Vote(1, 3)), data.votes().get(2));
        assertEquals(Map.of(1, 1, 2, 3), data.truth());
    }

    @Test
    void refusesMoreLabelsThanMayBe() throws IOException {
        read("task,worker,label\n1,1,0\n1,2,1\n1,3,25\n", "task,label\n");
        assertEquals(3, Dataset.read(folder, 20).labels());
        var refusal = assertThrows(IOException.class, () -> Dataset.read(folder, 2));
        assertTrue(String.valueOf(refusal.getMessage()).contains("has 3 labels; a question has"));
    }

    @Test
    void readsAThousandLabelsAndNoMore() throws IOException {
        var votes = new StringBuilder("task,worker,label\n");
        for (var label = 0; label < 1_000; label++) {
            votes.append("1,%d,l%d\n".formatted(label, label));
        }
        assertEquals(1_000, read(votes.toString(), "task,label\n").labels());
        votes.append("1,1000,one more\n");
        assertTrue(refusal(votes.toString(), "task,label\n").contains("has 1001 labels"));
    }

    @Test
    void refusesTwoAnswersToOneTask() throws IOException {
        var votes = "task,worker,label\n1,1,0\n1,2,1\n";
        assertEquals(Map.of(1, 1), read(votes, "task,label\n1,1\n1,1\n").truth());
        assertTrue(
                refusal(votes, "task,label\n1,1\n\n1,0\n")
                        .contains("gold.csv line 4: task 1 is 0, but 1 in line 2"));
    }

    @Test
    void leavesASecondVoteOfAWorkerOut() throws IOException {
        var data = read("task,worker,label\n1,1,0\n1,1,1\n1,2,1\n", "task,label\n1,1\n");
        assertEquals(List.of(new Vote(1, 0), new Vote(2, 1)), data.votes().get(1));
    }

    @Test
    void saysWhichLineIsWrong() {
        var gold = "task,label\n1,1\n";
        assertTrue(
                refusal("task,worker\n1,1\n", gold).contains("line 1: the header has no column"));
        assertTrue(
                refusal("task,worker,label\n1,1,0\n\n1,2\n", gold)
                        .contains("votes.csv line 4: the column label is missing"));
        assertTrue(
                refusal("task,worker,label\n1,,0\n", gold)
                        .contains("votes.csv line 2: the column worker is empty"));
        assertTrue(
                refusal("task,worker,label\n1,1,\"0\n", gold).contains("line 2: a quote is not"));
        assertTrue(refusal("", gold).contains("votes.csv is empty"));
        assertTrue(refusal("task,worker,label\n", gold).contains("holds no votes"));
        assertTrue(
                refusal("task,worker,label\n1,1,0\n", "task,label\n1\n")
                        .contains("gold.csv line 2: the column label is missing"));
    }

    @Test
    void saysWhichFileIsMissing() {
        var missing =
                String.valueOf(
                        assertThrows(IOException.class, () -> Dataset.read(folder)).getMessage());
        assertTrue(missing.endsWith("votes.csv is missing"), missing);
    }
}
