/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.eventsourcing.testing.Echo;
import org.ale.eventsourcing.testing.Patience;
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

    private <E extends MessageLite> AggregateRuntime<E, Integer, E> echo(
            String service, String aggregate, Parser<E> parser) {
        return AggregateRuntime.start(
                Echo.aggregate(new Topics(service, aggregate), parser),
                RuntimeConfig.of(brokers, service)
                        .withTopicPrefix(prefix)
                        .withSnapshots(snapshots));
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
        return api.getStake(request).await().atMost(Patience.MAX);
    }

    private Epoch newest() {
        var request = ListEpochsRequest.newBuilder().setPageSize(1).build();
        var epochs = api.listEpochs(request).await().atMost(Patience.MAX).getEpochsList();
        return epochs.isEmpty() ? Epoch.getDefaultInstance() : epochs.getFirst();
    }

    private void mint(CommandBus<ChainEvent, ChainEvent> chain, long index) throws Exception {
        Echo.say(chain, CHAIN, minted(index));
        Patience.until(() -> newest().getIndex() >= index);
    }

    /** Topics have no order between them: periods end until the work was heard in one of them. */
    private void mintUntilSomebodyGetsSomething(CommandBus<ChainEvent, ChainEvent> chain)
            throws Exception {
        var index = new AtomicLong(2);
        Patience.until(() -> {
            mint(chain, index.getAndIncrement());
            return !newest().getAllocatedBaseUnits().equals("0");
        });
    }

    @Test
    void aMemberWhoStakedGetsHisPartUpToTheFees() throws Exception {
        try (var chain = echo("chain-bridge", "chain", ChainEvent.parser());
                var payment = echo("payment", "account", AccountEvent.parser())) {
            Echo.say(chain.bus(), CHAIN, linked());
            Echo.say(chain.bus(), CHAIN, staked("2000000000000000000"));
            mint(chain.bus(), 1);
            Echo.say(payment.bus(), community, settled());
            mintUntilSomebodyGetsSomething(chain.bus());
        }
        assertEquals("400", newest().getAllocatedBaseUnits());
        assertEquals("600", newest().getUnmintedBaseUnits());
        assertEquals(community, newest().getCommunities(0).getCommunityId());
        Patience.until(() -> stake().getRewardsBaseUnits().equals("400"));
        var mine = stake();
        assertTrue(mine.getEligible());
        assertEquals(ACCOUNT.toLowerCase(Locale.ROOT), mine.getAccount());
        assertEquals("2000000000000000000", mine.getStakedBaseUnits());
        assertEquals("2000000000000000000", mine.getTotalBaseUnits());
        assertEquals("1001", mine.getDailyBaseUnits());
    }
}
