/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.eventsourcing.Followed;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void namesEveryCommandAndEventAndTopic() throws IOException {
        var cells = table();
        assertEquals(names(PoolCommand.class), cells[1]);
        assertEquals(names(PoolEvent.class), cells[2]);
        var topics = Consensus.aggregate().topics();
        assertEquals(
                Set.of(topics.commands(), topics.events(), topics.outcomes(), topics.deadLetters()),
                cells[5]);
    }

    @Test
    void namesWhatIsFollowedAndWhatFollows() throws IOException {
        var followed = table()[3];
        var commands = names(PoolCommand.class);
        commands.remove("ResetBreaker");
        assertEquals(
                commands,
                followed.stream()
                        .filter(names(PoolCommand.class)::contains)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                Set.of("ale.assignment.lease.events.v1", "ale.reputation.member.events.v1"),
                Consensus.aggregate().follows().stream()
                        .map(Followed::topic)
                        .collect(Collectors.toSet()));
    }

    private static TreeSet<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @SuppressWarnings("unchecked")
    private static Set<String>[] table() throws IOException {
        var row =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .findFirst()
                        .orElseThrow();
        return Stream.of(row.split("\\|")).map(ReadmeTest::codes).toArray(Set[]::new);
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
