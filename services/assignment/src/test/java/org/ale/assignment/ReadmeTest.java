/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(
                Assignment.aggregate(new LeaseDecider((_, _) -> new byte[32])),
                LeaseCommand.class,
                LeaseEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of(
                        "ale.communities.community.events.v1",
                        "ale.consensus.pool.events.v1",
                        "ale.jobs.job.events.v1"),
                ReadmeTable.followedTopics(
                        Assignment.aggregate(new LeaseDecider((_, _) -> new byte[32]))));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(
                LeaseCommand.class, Set.of("DealDeck", "AcceptAnswer", "SkipTask", "ExpireLeases"));
    }
}
