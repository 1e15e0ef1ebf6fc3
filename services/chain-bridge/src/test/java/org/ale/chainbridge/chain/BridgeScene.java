/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ale.chainbridge.chain.LyingNode.Lie;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Credit;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.ale.schemas.chainbridge.v1.GetSettlementResponse;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.ListTransactionsRequest;
import org.ale.schemas.chainbridge.v1.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the whole bridge ask of it, with a node that lies beside a real one. */
abstract class BridgeScene {
    static final Address CLIENT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

    @Inject CommandBus<ChainCommand, ChainEvent> bus;
    @Inject AggregateLifecycle lifecycle;
    @Inject Deployment deployment;

    @GrpcClient("chain-bridge")
    ChainBridgeService api;

    LyingNode liar;
    final JobId job = new JobId(UUID.randomUUID());

    @BeforeEach
    void start() throws Exception {
        liar = new LyingNode(LocalChain.URL, LocalChain.LIAR_PORT, Lie.NONE);
        Patience.until(() -> lifecycle.runtime() != null);
        TestWallet.lever("evm_setIntervalMining", 1);
        TestWallet.deposit(deployment, CLIENT, job, Ale.ofWhole(100).baseUnits());
    }

    @AfterEach
    void stop() {
        liar.close();
    }

    String depositState() {
        return depositState(job);
    }

    String depositState(JobId of) {
        var request = ListDepositsRequest.newBuilder().setJobId(of.toString()).build();
        var deposits = api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList();
        return deposits.isEmpty() ? "" : deposits.getFirst().getState();
    }

    GetSettlementResponse settlement() {
        return api.getSettlement(GetSettlementRequest.getDefaultInstance())
                .await()
                .atMost(Patience.MAX);
    }

    String alarm() {
        return settlement().getAlarm();
    }

    /** What only hinders passes: a machine under load may miss an answer of the node. */
    void awaitNoAlarm() throws Exception {
        Patience.until(() -> alarm().isEmpty(), this::alarm);
    }

    List<Transaction> transactions() {
        var request = ListTransactionsRequest.newBuilder().setPageSize(100).build();
        return api.listTransactions(request).await().atMost(Patience.MAX).getTransactionsList();
    }

    boolean isAllFinal() {
        return transactions().stream().allMatch(each -> each.getState().equals("FINAL"));
    }

    long refusals() {
        return transactions().stream().filter(each -> !each.getSucceeded()).count();
    }

    /** A worker with an account earns ALE of the job. */
    void earn(long whole) throws Exception {
        earn(pays(job, whole));
    }

    static JobSettlement pays(JobId from, long whole) {
        return new JobSettlement(from, Ale.ofWhole(whole), Ale.ZERO, Ale.ZERO);
    }

    void earn(JobSettlement... jobs) throws Exception {
        var worker = new WorkerId(UUID.randomUUID());
        send(
                new ChainCommand.LinkPayoutAddress(
                        worker,
                        Address.of("0x" + worker.toString().replace("-", "") + "12345678"),
                        Instant.EPOCH));
        var amount = Stream.of(jobs).map(JobSettlement::paid).reduce(Ale.ZERO, Ale::plus);
        send(
                new ChainCommand.RecordEarnings(
                        new CommunityId(UUID.randomUUID()),
                        1,
                        List.of(new Credit(worker, null, amount)),
                        List.of(jobs),
                        List.of(),
                        Instant.EPOCH));
    }

    void send(ChainCommand command) throws Exception {
        var wish = new Wish<>(new CommandId(UUID.randomUUID().toString()), command);
        bus.send(deployment.stream(), List.of(wish), Patience.MAX).toCompletableFuture().get();
    }
}
