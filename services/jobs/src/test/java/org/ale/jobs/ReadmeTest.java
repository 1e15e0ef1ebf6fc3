/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobEvent;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(Jobs.aggregate(), JobCommand.class, JobEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of("ale.payment.account.events.v1", "ale.chain-bridge.chain.events.v1"),
                ReadmeTable.followedTopics(Jobs.aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(
                JobCommand.class,
                Set.of(
                        "DraftJob",
                        "AddItems",
                        "QuoteJob",
                        "FundJob",
                        "OpenJob",
                        "PauseJob",
                        "ResumeJob",
                        "CancelJob",
                        "EndJob",
                        "PromoteJob"));
    }
}
