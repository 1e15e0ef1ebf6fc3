/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(
                Communities.aggregate(), CommunityCommand.class, CommunityEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of("ale.jobs.job.events.v1"),
                ReadmeTable.followedTopics(Communities.aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(
                CommunityCommand.class,
                Set.of(
                        "FoundCommunity",
                        "ChangeParameters",
                        "CancelChange",
                        "ProposeParameters",
                        "CastBallot",
                        "CloseProposal",
                        "JoinCommunity",
                        "DefineOnboarding",
                        "DealOnboarding",
                        "AnswerOnboarding"));
    }
}
