/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.eventsourcing.Followed;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void namesEveryCommandAndEventAndTopic() throws IOException {
        var cells = table();
        assertEquals(names(ChainCommand.class), cells.get(1));
        assertEquals(names(ChainEvent.class), cells.get(2));
        var topics = ChainBridge.CHAIN;
        assertEquals(
                Set.of(topics.commands(), topics.events(), topics.outcomes(), topics.deadLetters()),
                cells.get(5));
    }

    @Test
    void namesWhatIsFollowedAndWhatFollows() throws IOException {
        var followed = table().get(3);
        followed.retainAll(names(ChainCommand.class));
        assertEquals(
                Set.of("RecordEarnings", "RecordRewards", "RefundDeposit", "FoundTwin"), followed);
        var nowhere = Address.ZERO;
        var contracts = new TreeMap<String, Address>();
        var deployment = new Deployment(1, 0, contracts, nowhere, nowhere, List.of());
        assertEquals(
                Set.of(
                        "ale.payment.account.events.v1",
                        "ale.staking.network.events.v1",
                        "ale.jobs.job.events.v1",
                        "ale.communities.community.events.v1"),
                new ChainBridge()
                        .aggregate(deployment).follows().stream()
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
