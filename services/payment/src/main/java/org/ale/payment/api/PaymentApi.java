/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.HistoryPlace;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.Account;
import org.ale.payment.projection.statements.Statements;
import org.ale.payment.projection.statements.StatementsProjection;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.payment.v1.Balance;
import org.ale.schemas.payment.v1.GetEarningsRequest;
import org.ale.schemas.payment.v1.GetEarningsResponse;
import org.ale.schemas.payment.v1.GetLedgerRequest;
import org.ale.schemas.payment.v1.GetLedgerResponse;
import org.ale.schemas.payment.v1.GetReceiptRequest;
import org.ale.schemas.payment.v1.GetReceiptResponse;
import org.ale.schemas.payment.v1.ListReceiptsRequest;
import org.ale.schemas.payment.v1.ListReceiptsResponse;
import org.ale.schemas.payment.v1.PaymentService;

/** Tells what was earned and why. No rule is decided here. */
@GrpcService
public class PaymentApi implements PaymentService {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;

    private final Statements statements;
    private final ReadYourWrites reads;

    @Inject
    PaymentApi(Statements statements, ReadYourWrites reads) {
        this.statements = statements;
        this.reads = reads;
    }

    @Override
    public Uni<GetEarningsResponse> getEarnings(GetEarningsRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        return Queries.answer(() -> {
            await(request.getToken());
            return earnings(new WorkerId(worker));
        });
    }

    private GetEarningsResponse earnings(WorkerId worker) throws SQLException {
        var earned = BigInteger.ZERO;
        var settled = BigInteger.ZERO;
        var response = GetEarningsResponse.newBuilder();
        for (var each : statements.earnings(worker)) {
            earned = earned.add(each.earned());
            settled = settled.add(each.settled());
            response.addBalances(
                    Balance.newBuilder()
                            .setCommunityId(each.community().toString())
                            .setAccount(new Account.Earnings(worker).name())
                            .setBaseUnits(each.earned().toString())
                            .setSettledBaseUnits(each.settled().toString()));
        }
        return response.setTotalBaseUnits(earned.toString())
                .setSettledBaseUnits(settled.toString())
                .build();
    }

    @Override
    public Uni<ListReceiptsResponse> listReceipts(ListReceiptsRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before = Arguments.checked("page_token", () -> HistoryPlace.of(request.getPageToken()));
        return Queries.answer(() -> {
            var receipts = statements.ofWorker(worker, before, size);
            var response = ListReceiptsResponse.newBuilder();
            receipts.forEach(each -> response.addReceipts(Receipts.onWire(worker, each, false)));
            if (receipts.size() == size) {
                response.setNextPageToken(receipts.getLast().place().toString());
            }
            return response.build();
        });
    }

    @Override
    public Uni<GetReceiptResponse> getReceipt(GetReceiptRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        var pool = Arguments.checked("pool_id", () -> PoolId.of(request.getPoolId()));
        return Queries.answer(() -> {
            var response = GetReceiptResponse.newBuilder();
            statements
                    .ofPool(worker, pool)
                    .ifPresent(receipt -> {
                        var community = receipt.community().toString();
                        var isShown = request.getShownCommunityIdsList().contains(community);
                        response.setReceipt(Receipts.onWire(worker, receipt, isShown));
                    });
            return response.build();
        });
    }

    @Override
    public Uni<GetLedgerResponse> getLedger(GetLedgerRequest request) {
        var community = uuid("community_id", request.getCommunityId());
        return Queries.answer(() -> {
            var balances = statements.ofCommunity(community);
            var response = GetLedgerResponse.newBuilder();
            balances.forEach(each -> response.addBalances(onWire(each)));
            response.setImbalanceBaseUnits(sum(balances).toString());
            return response.build();
        });
    }

    private void await(String token) {
        if (!token.isEmpty()) {
            var parsed = Arguments.checked("token", () -> ReadYourWrites.parsed(token));
            reads.await(StatementsProjection.NAME, parsed, ReadYourWrites.PATIENCE);
        }
    }

    private static Balance onWire(Statements.Balance balance) {
        return Balance.newBuilder()
                .setCommunityId(balance.community().toString())
                .setAccount(balance.account())
                .setBaseUnits(balance.baseUnits().toString())
                .build();
    }

    private static BigInteger sum(List<Statements.Balance> balances) {
        return balances.stream()
                .map(Statements.Balance::baseUnits)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static UUID uuid(String field, String value) {
        return UUID.fromString(Arguments.uuid(field, value));
    }
}
