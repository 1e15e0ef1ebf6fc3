/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking;

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
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.NetworkState;
import org.ale.staking.domain.Terms;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private static final Aggregate<NetworkCommand, NetworkState, NetworkEvent> AGGREGATE =
            Staking.aggregate(Terms.PRODUCTION);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void namesEveryCommandAndEventAndTopic() throws IOException {
        var cells = table();
        assertEquals(names(NetworkCommand.class), cells.get(1));
        assertEquals(names(NetworkEvent.class), cells.get(2));
        var topics = AGGREGATE.topics();
        assertEquals(
                Set.of(topics.commands(), topics.events(), topics.outcomes(), topics.deadLetters()),
                cells.get(5));
    }

    @Test
    void namesWhatIsFollowedAndWhatFollows() throws IOException {
        var followed = table().get(3);
        var commands = names(NetworkCommand.class);
        followed.retainAll(commands);

        assertEquals(commands, followed);
        assertEquals(
                Set.of("ale.payment.account.events.v1", "ale.chain-bridge.chain.events.v1"),
                AGGREGATE.follows().stream().map(Followed::topic).collect(Collectors.toSet()));
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
