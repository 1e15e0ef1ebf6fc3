/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.Ale;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PayScope;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.Budget;
import org.ale.payment.domain.Party;
import org.ale.payment.domain.Share;
import org.ale.payment.projection.statements.StatementsProjection;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.schemas.payment.v1.GetEarningsRequest;
import org.ale.schemas.payment.v1.GetLedgerRequest;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.ListReceiptsRequest;
import org.ale.schemas.payment.v1.PaymentService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a command over the log and the read model to the answer, on a real broker and database. */
@QuarkusTest
class PaymentApiTest {
    @Inject CommandBus<AccountCommand, AccountEvent> bus;

    @Inject AggregateLifecycle lifecycle;
    @Inject ReadYourWrites reads;

    @GrpcClient("payment")
    PaymentService api;

    private final UUID community = UUID.randomUUID();
    private final UUID veteran = UUID.randomUUID();
    private final UUID newcomer = UUID.randomUUID();
    private final UUID loser = UUID.randomUUID();
    private final JobId job = new JobId(UUID.randomUUID());

    @BeforeEach
    void awaitTheOwner() throws Exception {
        Patience.until(() -> lifecycle.runtime() != null);
    }

    private AccountCommand fund() {
        var client = new ClientId(UUID.randomUUID());
        var budget = new Budget(job, client, Ale.ofWhole(32), Ale.ofWhole(2), Ale.ofWhole(10), 3);
        return new AccountCommand.FundEscrow(budget, Instant.EPOCH);
    }

    private List<Party> parties() {
        return List.of(
                new Party(new WorkerId(veteran), true, 1, 3_000_000, 500_000, 12),
                new Party(new WorkerId(loser), false, 0, 7_000_000, 0, 12),
                new Party(new WorkerId(newcomer), true, 1, 1_000_000, 500_000, 1));
    }

    private AccountCommand split(int item) {
        var share =
                new Share(new PoolId(job, item), 1, 971_000, parties(), PayScope.WINNERS, 5000, 10);
        return new AccountCommand.SplitPot(share, Instant.EPOCH);
    }

    private AccountCommand hold(int item) {
        return new AccountCommand.HoldPot(new PoolId(job, item), parties(), 10, Instant.EPOCH);
    }

    /** The token of the last fact. It can be read: a query waits for a moment only. */
    private String carriedOut(AccountCommand... commands) throws Exception {
        var wishes = new ArrayList<Wish<AccountCommand>>();
        for (var command : commands) {
            wishes.add(new Wish<>(new CommandId(UUID.randomUUID().toString()), command));
        }
        var outcomes =
                bus.send(community.toString(), wishes, Patience.MAX).toCompletableFuture().get();
        var token = ((Outcome.Accepted<AccountEvent>) outcomes.getLast()).token();
        reads.await(StatementsProjection.NAME, token, Patience.MAX);
        return token.toString();
    }

    private GetEarningsRequest earnings(UUID worker, String token) {
        return GetEarningsRequest.newBuilder()
                .setWorkerId(worker.toString())
                .setToken(token)
                .build();
    }

    private GetReceiptRequest receipt(UUID worker, int item) {
        return GetReceiptRequest.newBuilder()
                .setWorkerId(worker.toString())
                .setPoolId(new PoolId(job, item).toString())
                .addShownCommunityIds(community.toString())
                .build();
    }

    private GetReceiptRequest receiptWithoutReputation(UUID worker) {
        var elsewhere = UUID.randomUUID().toString();
        return receipt(worker, 0).toBuilder().setShownCommunityIds(0, elsewhere).build();
    }

    private ListReceiptsRequest receipts(UUID worker, int size, String page) {
        return ListReceiptsRequest.newBuilder()
                .setWorkerId(worker.toString())
                .setPageSize(size)
                .setPageToken(page)
                .build();
    }

    @Test
    void aWorkerSeesWhatHeEarnedAndWhy() throws Exception {
        var token = carriedOut(fund(), split(0));
        var mine = api.getEarnings(earnings(veteran, token)).await().atMost(Patience.MAX);
        assertEquals("6250000000000000000", mine.getTotalBaseUnits());
        assertEquals(community.toString(), mine.getBalances(0).getCommunityId());

        var receipt = api.getReceipt(receipt(veteran, 0)).await().atMost(Patience.MAX).getReceipt();
        assertEquals("AGREED", receipt.getOutcome());
        assertEquals("6250000000000000000", receipt.getPaidBaseUnits());
        assertEquals(token, receipt.getPosition());
        assertEquals(
                "The pool decided for answer 1 (counted from 0) with a confidence of 97.1 %. Its"
                    + " pot of 10 ALE is shared by 2 who agreed. Equal part: 50 % of the pot = 5"
                    + " ALE, divided by 2 = 2.5 ALE. By reputation after the pool: 5 ALE × 3 / 4"
                    + " REP = 3.75 ALE. Together 6.25 ALE. Rounded down; single base units left"
                    + " over go to the largest remainders.",
                receipt.getWhy());
    }

    @Test
    void aReceiptNamesNoOtherWorker() throws Exception {
        var token = carriedOut(fund(), split(0));
        api.getEarnings(earnings(loser, token)).await().atMost(Patience.MAX);
        var receipt = api.getReceipt(receipt(loser, 0)).await().atMost(Patience.MAX).getReceipt();
        assertEquals("DID_NOT_AGREE", receipt.getOutcome());
        assertEquals("0", receipt.getPaidBaseUnits());
        assertTrue(receipt.getWhy().contains("shared by the 2 who agreed"));
        var names = receipt.getSplit().getPayeesList().stream().map(each -> each.getWorkerId());
        assertEquals(List.of("", loser.toString(), ""), names.toList());
        assertEquals(0, receipt.getSplit().getPostingsCount());
    }

    @Test
    void aReceiptHasNoReputationWhereThatIsHidden() throws Exception {
        carriedOut(fund(), split(0));
        var newcomers = api.getReceipt(receiptWithoutReputation(newcomer)).await();
        var receipt = newcomers.atMost(Patience.MAX).getReceipt();
        assertEquals("3750000000000000000", receipt.getPaidBaseUnits());
        assertTrue(
                receipt.getWhy()
                        .contains("5 ALE × your REP / the REP of all who share it = 1.25 ALE."),
                receipt.getWhy());
        assertTrue(receipt.getWhy().endsWith("finished 10 tasks in this community."));
        for (var payee : receipt.getSplit().getPayeesList()) {
            assertEquals(0, payee.getReputationMicro());
            assertEquals(0, payee.getGainMicro());
        }
        var losers = api.getReceipt(receiptWithoutReputation(loser)).await();
        var why = losers.atMost(Patience.MAX).getReceipt().getWhy();
        assertFalse(why.contains("REP."), why);
        assertTrue(why.endsWith("finished 10 tasks in this community."), why);
        var listed = api.listReceipts(receipts(newcomer, 1, "")).await().atMost(Patience.MAX);
        assertFalse(listed.getReceipts(0).getWhy().contains(" 1 / 4 "));
    }

    @Test
    void anUnresolvedPoolThatIsDecidedLaterShowsItsPayment() throws Exception {
        var token = carriedOut(fund(), hold(0));
        api.getEarnings(earnings(newcomer, token)).await().atMost(Patience.MAX);
        var held = api.getReceipt(receipt(newcomer, 0)).await().atMost(Patience.MAX).getReceipt();
        assertEquals("UNRESOLVED", held.getOutcome());
        assertFalse(held.hasSplit());

        var later = carriedOut(split(0));
        api.getEarnings(earnings(newcomer, later)).await().atMost(Patience.MAX);
        var paid = api.getReceipt(receipt(newcomer, 0)).await().atMost(Patience.MAX).getReceipt();
        assertEquals("AGREED", paid.getOutcome());
        var page = api.listReceipts(receipts(newcomer, 1, "")).await().atMost(Patience.MAX);
        assertEquals("AGREED", page.getReceipts(0).getOutcome());
        var rest =
                api.listReceipts(receipts(newcomer, 5, page.getNextPageToken()))
                        .await()
                        .atMost(Patience.MAX);
        assertEquals(1, rest.getReceiptsCount());
        assertEquals("UNRESOLVED", rest.getReceipts(0).getOutcome());
    }

    @Test
    void whoVotesAfterThePotWasSharedIsToldWhyHeIsNotPaid() throws Exception {
        var late = UUID.randomUUID();
        var all = new ArrayList<>(parties());
        all.add(new Party(new WorkerId(late), true, 1, 250_000, 250_000, 1));
        var again = new Share(new PoolId(job, 0), 1, 971_000, all, PayScope.WINNERS, 5000, 10);
        var token = carriedOut(fund(), split(0), new AccountCommand.SplitPot(again, Instant.EPOCH));
        api.getEarnings(earnings(late, token)).await().atMost(Patience.MAX);
        var receipt = api.getReceipt(receipt(late, 0)).await().atMost(Patience.MAX).getReceipt();
        assertEquals("AGREED", receipt.getOutcome());
        assertEquals("0", receipt.getPaidBaseUnits());
        assertEquals("POT_SHARED_BEFORE", receipt.getUnpaidBecause());
        assertTrue(receipt.getWhy().contains("earns reputation only"));
        var paid = api.listReceipts(receipts(veteran, 5, "")).await().atMost(Patience.MAX);
        assertEquals(1, paid.getReceiptsCount());
        assertEquals("", paid.getReceipts(0).getUnpaidBecause());
    }

    @Test
    void whoIsDecidedAfterTheEscrowWasClosedOnTheChainIsToldWhyHeIsNotPaid() throws Exception {
        var client = new ClientId(UUID.randomUUID());
        var budget =
                new Budget(
                        job,
                        client,
                        Ale.ofWhole(32),
                        Ale.ofWhole(2),
                        Ale.ofWhole(10),
                        3,
                        job + ":0");
        var place = Share.ofNewcomer(new PoolId(job, 2), new WorkerId(newcomer));
        var token =
                carriedOut(
                        new AccountCommand.FundEscrow(budget, Instant.EPOCH),
                        new AccountCommand.ReturnEscrow(job, Instant.EPOCH),
                        split(0),
                        hold(1),
                        new AccountCommand.SplitPot(place, Instant.EPOCH));
        api.getEarnings(earnings(veteran, token)).await().atMost(Patience.MAX);
        var outcomes = new ArrayList<String>();
        for (var item = 0; item < 3; item++) {
            var answer = api.getReceipt(receipt(newcomer, item)).await().atMost(Patience.MAX);
            assertEquals("ESCROW_CLOSED_ON_CHAIN", answer.getReceipt().getUnpaidBecause());
            assertEquals("0", answer.getReceipt().getPaidBaseUnits());
            assertTrue(answer.getReceipt().getWhy().contains("escrow on the chain was closed"));
            outcomes.add(answer.getReceipt().getOutcome());
        }
        assertEquals(List.of("AGREED", "UNRESOLVED", "PASSED"), outcomes);
        var request = GetLedgerRequest.newBuilder().setCommunityId(community.toString()).build();
        var ledger = api.getLedger(request).await().atMost(Patience.MAX).getBalancesList();
        assertEquals(
                List.of(
                        "deposits -32000000000000000000",
                        "returned:" + client + " 32000000000000000000"),
                ledger.stream()
                        .map(each -> each.getAccount() + " " + each.getBaseUnits())
                        .toList());
    }

    @Test
    void theLedgerOfACommunitySumsToZero() throws Exception {
        var close = new AccountCommand.CloseEscrow(job, Instant.EPOCH);
        var promotion = new AccountCommand.PayPromotion(job, Ale.ofWhole(5), Instant.EPOCH);
        var token = carriedOut(split(2), fund(), promotion, split(0), close);
        api.getEarnings(earnings(newcomer, token)).await().atMost(Patience.MAX);
        var request = GetLedgerRequest.newBuilder().setCommunityId(community.toString()).build();
        var ledger = api.getLedger(request).await().atMost(Patience.MAX);
        assertEquals("0", ledger.getImbalanceBaseUnits());
        var accounts = ledger.getBalancesList().stream().map(each -> each.getAccount()).toList();
        assertEquals(5, accounts.size());
        assertTrue(accounts.stream().noneMatch(name -> name.startsWith("escrow:")));
    }

    @Test
    void aStrangerHasNoReceipt() {
        var nothing = api.getReceipt(receipt(UUID.randomUUID(), 0)).await().atMost(Patience.MAX);
        assertFalse(nothing.hasReceipt());
    }

    @Test
    void malformedRequestsAreRefused() {
        var nobody = earnings(community, "soon");
        var failure =
                assertThrows(
                        StatusRuntimeException.class,
                        () -> api.getEarnings(nobody).await().atMost(Patience.MAX));
        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getStatus().getCode());
    }
}
