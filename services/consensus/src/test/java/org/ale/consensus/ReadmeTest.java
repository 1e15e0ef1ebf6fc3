/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(Consensus.aggregate(), PoolCommand.class, PoolEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of("ale.assignment.lease.events.v1", "ale.reputation.member.events.v1"),
                ReadmeTable.followedTopics(Consensus.aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(PoolCommand.class, Set.of("ResetBreaker"));
    }
}
