/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkEvent;
import org.ale.staking.domain.NetworkState;
import org.ale.staking.domain.Terms;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private static final Aggregate<NetworkCommand, NetworkState, NetworkEvent> AGGREGATE =
            Staking.aggregate(Terms.PRODUCTION);

    private final ReadmeTable readme = ReadmeTable.read();

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(AGGREGATE, NetworkCommand.class, NetworkEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of("ale.payment.account.events.v1", "ale.chain-bridge.chain.events.v1"),
                ReadmeTable.followedTopics(AGGREGATE));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollows(NetworkCommand.class, Set.of());
    }
}
