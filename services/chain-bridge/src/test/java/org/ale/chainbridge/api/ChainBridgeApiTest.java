/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.chain.LocalChain;
import org.ale.chainbridge.chain.TestWallet;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Credit;
import org.ale.chainbridge.domain.Intent.CreateCommunity;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.GetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.GetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.GetChainRequest;
import org.ale.schemas.chainbridge.v1.GetProofRequest;
import org.ale.schemas.chainbridge.v1.GetProofResponse;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.ale.schemas.chainbridge.v1.GetSettlementResponse;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressRequest;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.ListTransactionsRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositRequest;
import org.ale.schemas.chainbridge.v1.RelayClaimRequest;
import org.ale.schemas.chainbridge.v1.Transaction;
import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From earnings to money in a worker's account, on a real broker, database, node and contracts. */
@QuarkusTest
@QuarkusTestResource(value = LocalChain.class, restrictToAnnotatedClass = true)
class ChainBridgeApiTest {
    private static final Address CLIENT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

    @Inject CommandBus<ChainCommand, ChainEvent> bus;
    @Inject AggregateLifecycle lifecycle;
    @Inject Deployment deployment;

    @GrpcClient("chain-bridge")
    ChainBridgeService api;

    private final JobId job = new JobId(UUID.randomUUID());
    private final CommunityId community = new CommunityId(UUID.randomUUID());
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    @BeforeEach
    void blocksComeByThemselves() throws Exception {
        Patience.until(() -> lifecycle.runtime() != null);
        TestWallet.lever("evm_setIntervalMining", 1);
    }

    @AfterEach
    void blocksStop() throws Exception {
        TestWallet.lever("evm_setIntervalMining", 0);
    }

    private void earn(long batch, long whole) throws Exception {
        var amount = Ale.ofWhole(whole);
        var credits = List.of(new Credit(worker, null, amount));
        var jobs = List.of(new JobSettlement(job, amount, amount.shareDown(1, 20), Ale.ZERO));
        send(
                new ChainCommand.RecordEarnings(
                        community, batch, credits, jobs, List.of(), Instant.EPOCH));
    }

    private void send(ChainCommand command) throws Exception {
        var wish = new Wish<ChainCommand>(new CommandId(UUID.randomUUID().toString()), command);
        var outcomes = bus.send(deployment.stream(), List.of(wish), Patience.MAX);
        var outcome = outcomes.toCompletableFuture().get().getFirst();
        assertTrue(outcome instanceof Outcome.Accepted<ChainEvent>, () -> outcome.toString());
    }

    private LinkPayoutAddressRequest link(int account, int signer) {
        return LinkPayoutAddressRequest.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setWorkerId(worker.toString())
                .setAccount(TestWallet.worker(account).hex())
                .setSignature(TestWallet.consent(signer, worker))
                .build();
    }

    private void linked(int account) {
        var response = api.linkPayoutAddress(link(account, account)).await().atMost(Patience.MAX);
        assertEquals("", response.getResult().getRejection());
    }

    private GetProofResponse proof() {
        var request = GetProofRequest.newBuilder().setWorkerId(worker.toString()).build();
        return api.getProof(request).await().atMost(Patience.MAX);
    }

    private GetSettlementResponse settlement() {
        var request = GetSettlementRequest.getDefaultInstance();
        return api.getSettlement(request).await().atMost(Patience.MAX);
    }

    /** What only hinders passes: a machine under load may miss an answer of the node. */
    private void awaitNoAlarm() throws Exception {
        Patience.until(() -> settlement().getAlarm().isEmpty(), () -> settlement().getAlarm());
    }

    private void claimed(int account, long whole) throws Exception {
        claimed(account, whole, whole);
    }

    /** Of what is settled so much reaches the account. */
    private void claimed(int account, long whole, long reaches) throws Exception {
        Patience.until(() -> proof().getSettledBaseUnits().equals(Ale.ofWhole(whole).toString()));
        var request =
                RelayClaimRequest.newBuilder()
                        .setCommandId(UUID.randomUUID().toString())
                        .setWorkerId(worker.toString())
                        .build();
        var result = api.relayClaim(request).await().atMost(Patience.MAX).getResult();
        assertEquals("", result.getRejection());
        var paid = Ale.ofWhole(reaches).baseUnits();
        Patience.until(
                () -> TestWallet.balance(deployment, TestWallet.worker(account)).equals(paid));
    }

    private void deposited() throws Exception {
        TestWallet.deposit(deployment, CLIENT, job, Ale.ofWhole(100).baseUnits());
        var request = ListDepositsRequest.newBuilder().setJobId(job.toString()).build();
        Patience.until(() -> {
            var list = api.listDeposits(request).await().atMost(Patience.MAX).getDepositsList();
            return list.size() == 1 && list.getFirst().getState().equals("FINALIZED");
        });
    }

    @Test
    void whatAWorkerEarnedReachesHisAccountWithoutGas() throws Exception {
        deposited();
        earn(1, 30);
        linked(1);
        claimed(1, 30);
        earn(2, 12);
        claimed(1, 42);
        Patience.until(() -> proof().getClaimedBaseUnits().equals(Ale.ofWhole(42).toString()));
        assertEquals("0", settlement().getDifferenceBaseUnits());
        awaitNoAlarm();
    }

    @Test
    void aSignedWishStakesAPartOfEachClaim() throws Exception {
        deposited();
        linked(6);
        assertEquals("NONE", autoStake().getWishState());
        assertEquals(0, autoStake().getNonce());
        assertEquals("", wish().getRejection());
        assertEquals("WISH_ON_ITS_WAY", wish().getRejection());
        var account = TestWallet.worker(6);
        Patience.until(() -> autoStake().getWishState().equals("DONE"));
        assertEquals(account.hex(), autoStake().getAccount());
        assertEquals(2_500, autoStake().getBps());
        assertEquals(1, autoStake().getNonce());
        var stakedBefore = new BigInteger(settlement().getStakedBaseUnits());
        earn(1, 40);
        claimed(6, 40, 30);
        var staked = Ale.ofWhole(10).baseUnits();
        assertEquals(staked, TestWallet.staked(deployment, account));
        var due = stakedBefore.add(staked).toString();
        Patience.until(() -> settlement().getStakedBaseUnits().equals(due));
        awaitNoAlarm();

        // Once more it changes nothing; the number that it signs is used up for anything else, and
        // the bridge does not pay to hear that.
        assertEquals("", wish().getRejection());
        var other = TestWallet.autoStakeWish(deployment, worker, 6, 3_000);
        var why = refused(Status.Code.INVALID_ARGUMENT, api.setAutoStake(other));
        assertTrue(why.contains("its nonce 1"), why);
        assertEquals(1, autoStake().getNonce());
        assertEquals("DONE", autoStake().getWishState());
    }

    private static String refused(Status.Code code, Uni<?> call) {
        Executable answer = () -> call.await().atMost(Patience.MAX);
        var status = assertThrows(StatusRuntimeException.class, answer).getStatus();
        assertEquals(code, status.getCode());
        return status.toString();
    }

    /** His first wish, sent once more each time. */
    private CommandResult wish() {
        var wish = TestWallet.autoStakeWish(deployment, worker, 6, 2_500);
        return api.setAutoStake(wish).await().atMost(Patience.MAX).getResult();
    }

    private GetAutoStakeResponse autoStake() {
        var request = GetAutoStakeRequest.newBuilder().setWorkerId(worker.toString()).build();
        return api.getAutoStake(request).await().atMost(Patience.MAX);
    }

    @Test
    void aRootDoesNotWaitForTheTwinsOfAllCommunities() throws Exception {
        deposited();
        linked(7);
        Patience.until(() -> settlement().getOpenTransactions() == 0);
        var before = sent(Intent::hasCreateCommunity).size();
        TestWallet.lever("evm_setIntervalMining", 0);
        for (var number = 0; number < 12; number++) {
            var id = new CommunityId(UUID.randomUUID());
            var twin = new CreateCommunity(id, CLIENT, "Cats", CommunityParameters.BALANCED);
            send(new ChainCommand.FoundTwin(twin, Instant.EPOCH));
        }
        Patience.until(
                () -> sent(Intent::hasCreateCommunity).size() == before + CreateCommunity.OPEN_MAX);
        earn(1, 5);
        Patience.until(() ->
                sent(Intent::hasPostRoot).stream()
                        .anyMatch(each -> each.getState().equals("BROADCAST")));
        assertEquals(12 - CreateCommunity.OPEN_MAX, settlement().getWaitingTwins());
        TestWallet.lever("evm_setIntervalMining", 1);
        claimed(7, 5);
        Patience.until(
                () -> settlement().getWaitingTwins() + settlement().getOpenTransactions() == 0);
        var twins = sent(Intent::hasCreateCommunity);
        assertEquals(before + 12, twins.size());
        assertTrue(twins.stream().allMatch(Transaction::getSucceeded));
    }

    private List<Transaction> sent(Predicate<Intent> what) {
        var request = ListTransactionsRequest.newBuilder().setPageSize(100).build();
        var listed = api.listTransactions(request).await().atMost(Patience.MAX);
        return listed.getTransactionsList().stream()
                .filter(each -> what.test(each.getIntent()))
                .toList();
    }

    @Test
    void aReorganisationPostsNoEpochTwice() throws Exception {
        deposited();
        earn(1, 20);
        linked(2);
        var before = TestWallet.lastEpoch(deployment);
        Patience.until(() -> TestWallet.lastEpoch(deployment) > before);
        TestWallet.lever("anvil_reorg", 1, List.of());
        claimed(2, 20);
        assertEquals(before + 1, TestWallet.lastEpoch(deployment));
        awaitNoAlarm();
    }

    @Test
    void aDepositIsQuotedInListedTokensOnly() {
        var question = GetChainRequest.getDefaultInstance();
        var chain = api.getChain(question).await().atMost(Patience.MAX);
        assertEquals("ALE", chain.getTokens(0).getSymbol());
        var request =
                QuoteDepositRequest.newBuilder()
                        .setJobId(job.toString())
                        .setToken(chain.getTokens(1).getAddress())
                        .setAleBaseUnits(Ale.ofWhole(5_000).toString());
        var quote = api.quoteDeposit(request.build()).await().atMost(Patience.MAX);
        // 5,000 ALE at 0.02 USD are 100 USD and a little for the pool, in units of 10^-6.
        assertEquals(100, Long.parseLong(quote.getAmountIn()) / 1_000_000);
        assertEquals(Ale.ofWhole(4_950).toString(), quote.getAleMinBaseUnits());

        var unlisted = request.setToken("0x" + "77".repeat(20)).build();
        refused(Status.Code.FAILED_PRECONDITION, api.quoteDeposit(unlisted));
    }

    @Test
    void nobodyIsPaidForAWorkerWithoutHisAccountsSignature() {
        refused(Status.Code.INVALID_ARGUMENT, api.linkPayoutAddress(link(4, 3)));
    }
}
