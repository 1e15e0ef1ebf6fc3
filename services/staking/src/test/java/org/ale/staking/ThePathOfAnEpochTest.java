/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.InflationMinted;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.StakeFinalized;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.schemas.payment.v1.WorkerStanding;
import org.ale.schemas.staking.v1.Epoch;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.staking.v1.GetStakeResponse;
import org.ale.schemas.staking.v1.ListEpochsRequest;
import org.ale.schemas.staking.v1.StakingService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain and payment speak; a member who staked gets his part, once. */
@QuarkusTest
class ThePathOfAnEpochTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHAIN = "31337";
    private static final String ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "ale.topic-prefix")
    String prefix;

    @GrpcClient("staking")
    StakingService api;

    @TempDir Path snapshots;

    private final String community = UUID.randomUUID().toString();
    private final String worker = UUID.randomUUID().toString();

    private RuntimeConfig config(String service) {
        return RuntimeConfig.of(brokers, service).withTopicPrefix(prefix).withSnapshots(snapshots);
    }

    private ChainEvent linked() {
        var linked = PayoutAddressLinked.newBuilder().setWorkerId(worker).setAccount(ACCOUNT);
        return ChainEvent.newBuilder().setPayoutAddressLinked(linked).build();
    }

    private static ChainEvent staked(String baseUnits) {
        var staked = StakeFinalized.newBuilder().setAccount(ACCOUNT).setBaseUnits(baseUnits);
        return ChainEvent.newBuilder().setStakeFinalized(staked).build();
    }

    private static ChainEvent minted(long index) {
        var minted =
                InflationMinted.newBuilder()
                        .setIndex(index)
                        .setStakersBaseUnits("1001")
                        .setCommunitiesBaseUnits("1000")
                        .setAtMillis(index * DAY_MILLIS);
        return ChainEvent.newBuilder().setInflationMinted(minted).build();
    }

    private AccountEvent settled() {
        var settled =
                EarningsSettled.newBuilder()
                        .setBatch(1)
                        .addJobs(
                                JobSettlement.newBuilder()
                                        .setPaidBaseUnits("7600")
                                        .setFeeBaseUnits("400")
                                        .setRefundBaseUnits("9"))
                        .addStandings(
                                WorkerStanding.newBuilder()
                                        .setWorkerId(worker)
                                        .setReputationMicro(1));
        return AccountEvent.newBuilder().setEarningsSettled(settled).build();
    }

    private GetStakeResponse stake() {
        var request = GetStakeRequest.newBuilder().setWorkerId(worker).build();
        return api.getStake(request).await().atMost(PATIENCE);
    }

    private Epoch newest() {
        var request = ListEpochsRequest.newBuilder().setPageSize(1).build();
        var epochs = api.listEpochs(request).await().atMost(PATIENCE).getEpochsList();
        return epochs.isEmpty() ? Epoch.getDefaultInstance() : epochs.getFirst();
    }

    private void mint(Upstream<ChainEvent> chain, long index) throws Exception {
        chain.say(CHAIN, minted(index));
        while (newest().getIndex() < index) {
            Thread.sleep(50);
        }
    }

    /** Topics have no order between them: periods end until the work was heard in one of them. */
    private void mintUntilSomebodyGetsSomething(Upstream<ChainEvent> chain) throws Exception {
        for (var index = 2L; newest().getAllocatedBaseUnits().equals("0"); index++) {
            mint(chain, index);
        }
    }

    @Test
    void aMemberWhoStakedGetsHisPartUpToTheFees() throws Exception {
        try (var chain =
                        new Upstream<>(
                                new Topics("chain-bridge", "chain"),
                                ChainEvent.parser(),
                                config("chain-bridge"));
                var payment =
                        new Upstream<>(
                                new Topics("payment", "account"),
                                AccountEvent.parser(),
                                config("payment"))) {
            chain.say(CHAIN, linked());
            chain.say(CHAIN, staked("2000000000000000000"));
            assertTimeoutPreemptively(PATIENCE, () -> mint(chain, 1));
            payment.say(community, settled());
            assertTimeoutPreemptively(PATIENCE, () -> mintUntilSomebodyGetsSomething(chain));
        }
        assertEquals("400", newest().getAllocatedBaseUnits());
        assertEquals("600", newest().getUnmintedBaseUnits());
        assertEquals(community, newest().getCommunities(0).getCommunityId());
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    while (!stake().getRewardsBaseUnits().equals("400")) {
                        Thread.sleep(50);
                    }
                });
        var mine = stake();
        assertTrue(mine.getEligible());
        assertEquals(ACCOUNT.toLowerCase(Locale.ROOT), mine.getAccount());
        assertEquals("2000000000000000000", mine.getStakedBaseUnits());
        assertEquals("2000000000000000000", mine.getTotalBaseUnits());
        assertEquals("1001", mine.getDailyBaseUnits());
    }
}
