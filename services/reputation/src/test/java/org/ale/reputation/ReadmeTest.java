/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(
                new Reputation().aggregate(), MemberCommand.class, MemberEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of("ale.consensus.pool.events.v1"),
                ReadmeTable.followedTopics(new Reputation().aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(MemberCommand.class, Set.of("ReversePool"));
    }
}
