/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(new Payment().aggregate(), AccountCommand.class, AccountEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of(
                        "ale.reputation.member.events.v1",
                        "ale.assignment.lease.events.v1",
                        "ale.communities.community.events.v1",
                        "ale.jobs.job.events.v1"),
                ReadmeTable.followedTopics(new Payment().aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(AccountCommand.class, Set.of());
    }
}
