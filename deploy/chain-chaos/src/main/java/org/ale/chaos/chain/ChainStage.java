/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chaos.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.ale.audit.chain.Abi;
import org.ale.audit.chain.JsonRpc;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.kafka.RuntimeConfig;
import org.ale.eventsourcing.testing.Echo;
import org.ale.kernel.CommunityParameters;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.chainbridge.v1.ChainCommand;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.CreateCommunity;
import org.ale.schemas.chainbridge.v1.FoundTwin;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddress;
import org.ale.schemas.chainbridge.v1.RequestClaim;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.schemas.payment.v1.WorkerEarnings;
import org.ale.schemas.staking.v1.CommunityReward;
import org.ale.schemas.staking.v1.MemberReward;
import org.ale.schemas.staking.v1.NetworkEvent;
import org.ale.schemas.staking.v1.RewardsAllocated;

/**
 * Everybody around the bridge: a client who deposits, a payment and a staking that say what was
 * earned, workers who link accounts and claim.
 */
final class ChainStage implements AutoCloseable {
    private static final int WORKERS = 60;
    private static final String GENESIS = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
    private static final BigInteger DEPOSIT = BigInteger.TEN.pow(24);
    private static final BigInteger REWARD = BigInteger.TEN.pow(12);

    private final Random random;
    private final JsonRpc rpc;
    private final JsonNode contracts;
    private final BridgeLog bridge;
    private final AggregateRuntime<AccountEvent, Integer, AccountEvent> payment;
    private final AggregateRuntime<NetworkEvent, Integer, NetworkEvent> staking;
    private final String community = new UUID(7, 7).toString();
    private final String job = new UUID(7, 8).toString();
    private final TreeMap<String, BigInteger> earned = new TreeMap<>();
    private final List<String> linked = new ArrayList<>();
    private long batches;
    private long allocated;
    private long founded;

    ChainStage(Random random, String node, Path addresses, RuntimeConfig kafka, BridgeLog bridge)
            throws IOException {
        this.random = random;
        this.bridge = bridge;
        rpc = new JsonRpc(node);
        contracts = new ObjectMapper().readTree(addresses.toFile());
        payment =
                AggregateRuntime.start(
                        Echo.aggregate(new Topics("payment", "account"), AccountEvent.parser()),
                        kafka);
        staking =
                AggregateRuntime.start(
                        Echo.aggregate(new Topics("staking", "network"), NetworkEvent.parser()),
                        kafka);
    }

    /** A client pays for a job that lasts for all rounds. */
    void deposit() throws IOException, InterruptedException {
        var escrow = contracts.path("escrow").asText();
        var token = contracts.path("token").asText();
        var amount = Abi.word(DEPOSIT);
        send(token, Abi.call("approve(address,uint256)", Abi.word(escrow), amount));
        send(
                escrow,
                Abi.call(
                        "deposit(bytes32,address,uint256,uint256,uint256)",
                        Abi.word(job.replace("-", "")),
                        Abi.word(token),
                        amount,
                        Abi.word(0),
                        Abi.word(Long.MAX_VALUE)));
    }

    /** Anybody may accrue inflation; the holder of the genesis does. */
    void mintDue() throws IOException, InterruptedException {
        send(contracts.path("minter").asText(), Abi.call("mintDue()"));
    }

    private void send(String contract, String calldata) throws IOException, InterruptedException {
        var call = new ObjectMapper().createObjectNode();
        call.put("from", GENESIS).put("to", contract).put("data", calldata);
        var hash = rpc.call("eth_sendTransaction", call).asText();
        for (var look = 0; look < 100; look++) {
            var receipt = rpc.call("eth_getTransactionReceipt", hash);
            if (!receipt.isNull()) {
                if (!receipt.path("status").asText().equals("0x1")) {
                    throw new IOException("the contract refused " + hash);
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("no block took " + hash);
    }

    /** The last epoch that the distributor knows. */
    long lastEpoch() throws IOException {
        var answer =
                rpc.view(contracts.path("distributor").asText(), Abi.call("lastEpoch()"), "latest");
        return Abi.number(answer).longValueExact();
    }

    /** Payment settles a batch of random earnings; some who earn have an account. */
    void settle() throws ExecutionException, InterruptedException {
        var batch = EarningsSettled.newBuilder().setBatch(++batches);
        var paid = BigInteger.ZERO;
        var first = random.nextInt(Math.max(1, linked.size()));
        for (var index = 0; index < 1 + random.nextInt(12); index++) {
            var worker = worker((first + index) % WORKERS);
            var amount = new BigInteger(62, random).add(BigInteger.ONE);
            paid = paid.add(amount);
            earned.merge(worker, amount, BigInteger::add);
            batch.addEarnings(
                    WorkerEarnings.newBuilder()
                            .setWorkerId(worker)
                            .setBaseUnits(amount.toString()));
        }
        batch.addJobs(
                JobSettlement.newBuilder()
                        .setJobId(job)
                        .setPaidBaseUnits(paid.toString())
                        .setFeeBaseUnits(paid.divide(BigInteger.valueOf(19)).toString())
                        .setRefundBaseUnits(Integer.toString(random.nextInt(3) * 1000)));
        Echo.say(
                payment.bus(),
                community,
                AccountEvent.newBuilder().setEarningsSettled(batch).build());
    }

    /** Staking allocates the periods that the bridge has found. */
    void allocate() throws ExecutionException, InterruptedException {
        while (allocated < bridge.period() && !linked.isEmpty()) {
            allocated++;
            var worker = linked.get(random.nextInt(linked.size()));
            earned.merge(worker, REWARD, BigInteger::add);
            var reward =
                    RewardsAllocated.newBuilder()
                            .setIndex(allocated)
                            .setAllocatedBaseUnits(REWARD.toString())
                            .setUnmintedBaseUnits("0")
                            .setLast(true)
                            .addCommunities(CommunityReward.newBuilder().setCommunityId(community))
                            .addMembers(
                                    MemberReward.newBuilder()
                                            .setCommunityId(community)
                                            .setWorkerId(worker)
                                            .setBaseUnits(REWARD.toString()));
            Echo.say(
                    staking.bus(),
                    "network",
                    NetworkEvent.newBuilder().setRewardsAllocated(reward).build());
        }
    }

    /** One more worker names his account. */
    void link() {
        if (linked.size() < WORKERS) {
            var worker = worker(linked.size());
            linked.add(worker);
            bridge.wish(
                    ChainCommand.newBuilder()
                            .setLinkPayoutAddress(
                                    LinkPayoutAddress.newBuilder()
                                            .setWorkerId(worker)
                                            .setAccount(
                                                    "0x"
                                                            + Abi.word(linked.size() + 4096)
                                                                    .substring(24)))
                            .build());
        }
    }

    /** A worker wishes to be paid. */
    void claim() {
        if (!linked.isEmpty()) {
            var worker = linked.get(random.nextInt(linked.size()));
            bridge.wish(
                    ChainCommand.newBuilder()
                            .setRequestClaim(RequestClaim.newBuilder().setWorkerId(worker))
                            .build());
        }
    }

    /** A community is founded, and wishes for a twin. */
    void found() {
        founded++;
        bridge.wish(
                ChainCommand.newBuilder()
                        .setFoundTwin(
                                FoundTwin.newBuilder()
                                        .setCommunity(
                                                CreateCommunity.newBuilder()
                                                        .setCommunityId(
                                                                new UUID(6, founded).toString())
                                                        .setFounder(GENESIS)
                                                        .setName("Stage")
                                                        .setParameters(
                                                                ParametersCodec.encode(
                                                                        CommunityParameters
                                                                                .BALANCED))))
                        .build());
    }

    /** Founded communities whose twins are not final on chain. */
    long twinless() {
        return founded - bridge.count(ChainEvent.EventCase.COMMUNITY_TWIN_FINALIZED);
    }

    /** What those with an account have earned in all. */
    BigInteger payable() {
        return linked.stream()
                .map(worker -> earned.getOrDefault(worker, BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What the distributor knows of. */
    BigInteger total() throws IOException {
        return Abi.number(
                rpc.view(contracts.path("distributor").asText(), Abi.call("total()"), "latest"));
    }

    private static String worker(int index) {
        return new UUID(9, index).toString();
    }

    @Override
    public void close() {
        payment.close();
        staking.close();
        rpc.close();
    }
}
