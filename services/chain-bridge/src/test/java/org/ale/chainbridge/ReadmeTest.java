/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.ChainState;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.testing.ReadmeTable;
import org.junit.jupiter.api.Test;

/** The table of the README says what the code does. */
class ReadmeTest {
    private final ReadmeTable readme = ReadmeTable.read();

    private static Aggregate<ChainCommand, ChainState, ChainEvent> aggregate() {
        var contracts = new TreeMap<String, Address>();
        var nowhere = Address.ZERO;
        return new ChainBridge()
                .aggregate(new Deployment(1, 0, contracts, nowhere, nowhere, List.of()));
    }

    @Test
    void namesEveryCommandAndEventAndTopic() {
        readme.assertDescribes(aggregate(), ChainCommand.class, ChainEvent.class);
    }

    @Test
    void namesTheTopicsThatAreFollowed() {
        assertEquals(
                Set.of(
                        "ale.payment.account.events.v1",
                        "ale.staking.network.events.v1",
                        "ale.jobs.job.events.v1",
                        "ale.communities.community.events.v1"),
                ReadmeTable.followedTopics(aggregate()));
    }

    @Test
    void namesTheCommandsThatFollowFromEvents() {
        readme.assertFollowed(
                ChainCommand.class,
                Set.of("RecordEarnings", "RecordRewards", "RefundDeposit", "FoundTwin"));
    }
}
