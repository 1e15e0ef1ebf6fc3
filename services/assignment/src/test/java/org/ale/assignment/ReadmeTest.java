/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.Followed;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void namesEveryCommandAndEventAndTopic() throws IOException {
        var cells = table();
        assertEquals(names(LeaseCommand.class), cells.get(1));
        assertEquals(names(LeaseEvent.class), cells.get(2));
        var topics = Assignment.TOPICS;
        assertEquals(
                Set.of(topics.commands(), topics.events(), topics.outcomes(), topics.deadLetters()),
                cells.get(5));
    }

    @Test
    void namesWhatFollows() throws IOException {
        var followed = table().get(3);
        var commands = names(LeaseCommand.class);
        followed.retainAll(commands);
        commands.removeAll(Set.of("DealDeck", "AcceptAnswer", "SkipTask", "ExpireLeases"));
        assertEquals(commands, followed);
    }

    @Test
    void followsTheThreeLogsBesideIt() {
        var decider = new LeaseDecider((_, _) -> new byte[32]);
        assertEquals(
                Set.of(
                        "ale.communities.community.events.v1",
                        "ale.consensus.pool.events.v1",
                        "ale.jobs.job.events.v1"),
                Assignment.aggregate(decider).follows().stream()
                        .map(Followed::topic)
                        .collect(Collectors.toSet()));
    }

    private static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Set<String>> table() throws IOException {
        var row =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .findFirst()
                        .orElseThrow();
        return Stream.of(row.split("\\|")).map(ReadmeTest::codes).toList();
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
