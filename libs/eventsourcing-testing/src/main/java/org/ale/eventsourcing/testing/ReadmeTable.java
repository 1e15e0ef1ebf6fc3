/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;

/**
 * The one row that each service's README says of its aggregate: commands in, events out, events
 * followed, invariants, topics. It is held against the code, so it cannot grow old.
 */
public final class ReadmeTable {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int COMMANDS = 1;
    private static final int EVENTS = 2;
    private static final int FOLLOWED = 3;
    private static final int TOPICS = 5;

    private final List<Set<String>> cells;

    private ReadmeTable(List<Set<String>> cells) {
        this.cells = cells;
    }

    /** Reads {@code README.md} of the module under test. */
    public static ReadmeTable read() {
        try (var lines = Files.lines(Path.of("README.md"))) {
            var row = lines.filter(line -> line.startsWith("| `")).findFirst().orElseThrow();
            return new ReadmeTable(Stream.of(row.split("\\|")).map(ReadmeTable::codes).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails unless the row names every command, event and topic, and no other.
     *
     * @param commands sealed interface of the commands
     * @param events sealed interface of the events
     */
    public void assertDescribes(Aggregate<?, ?, ?> aggregate, Class<?> commands, Class<?> events) {
        assertEquals(names(commands), cells.get(COMMANDS));
        assertEquals(names(events), cells.get(EVENTS));
        var topics = aggregate.topics();
        assertEquals(
                Set.of(topics.commands(), topics.events(), topics.outcomes(), topics.deadLetters()),
                cells.get(TOPICS));
    }

    /**
     * Fails unless the row says that all commands follow from events, but for these.
     *
     * @param asked commands that only come from outside
     */
    public void assertFollows(Class<?> commands, Set<String> asked) {
        var all = names(commands);
        all.removeAll(asked);
        assertFollowed(commands, all);
    }

    /** Fails unless the row says that just these commands follow from events. */
    public void assertFollowed(Class<?> commands, Set<String> expected) {
        var followed = new TreeSet<>(cells.get(FOLLOWED));
        followed.retainAll(names(commands));
        assertEquals(expected, followed);
    }

    /** The event topics that an aggregate follows. */
    public static Set<String> followedTopics(Aggregate<?, ?, ?> aggregate) {
        return aggregate.follows().stream().map(Followed::topic).collect(Collectors.toSet());
    }

    private static Set<String> names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
