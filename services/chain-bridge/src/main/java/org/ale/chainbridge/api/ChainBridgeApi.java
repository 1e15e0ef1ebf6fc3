/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.ale.chainbridge.chain.Deployment;
import org.ale.chainbridge.chain.Wallets;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.domain.Signature;
import org.ale.eventsourcing.CommandBus;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.DepositFromTreasuryRequest;
import org.ale.schemas.chainbridge.v1.DepositFromTreasuryResponse;
import org.ale.schemas.chainbridge.v1.GetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.GetAutoStakeResponse;
import org.ale.schemas.chainbridge.v1.GetChainRequest;
import org.ale.schemas.chainbridge.v1.GetChainResponse;
import org.ale.schemas.chainbridge.v1.GetProofRequest;
import org.ale.schemas.chainbridge.v1.GetProofResponse;
import org.ale.schemas.chainbridge.v1.GetSettlementRequest;
import org.ale.schemas.chainbridge.v1.GetSettlementResponse;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressRequest;
import org.ale.schemas.chainbridge.v1.LinkPayoutAddressResponse;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.ListDepositsResponse;
import org.ale.schemas.chainbridge.v1.ListEpochsRequest;
import org.ale.schemas.chainbridge.v1.ListEpochsResponse;
import org.ale.schemas.chainbridge.v1.ListLeavesRequest;
import org.ale.schemas.chainbridge.v1.ListLeavesResponse;
import org.ale.schemas.chainbridge.v1.ListTransactionsRequest;
import org.ale.schemas.chainbridge.v1.ListTransactionsResponse;
import org.ale.schemas.chainbridge.v1.QuoteDepositRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositResponse;
import org.ale.schemas.chainbridge.v1.RelayClaimRequest;
import org.ale.schemas.chainbridge.v1.RelayClaimResponse;
import org.ale.schemas.chainbridge.v1.SetAutoStakeRequest;
import org.ale.schemas.chainbridge.v1.SetAutoStakeResponse;
import org.ale.schemas.type.v1.CommandResult;

/** Takes wishes for the chain; what is asked is answered by {@link Answers}. No rule is here. */
@GrpcService
public class ChainBridgeApi implements ChainBridgeService {
    private static final int BPS_MAX = 10_000;

    private final CommandBus<ChainCommand, ChainEvent> bus;
    private final Deployment deployment;
    private final Answers answers;

    @Inject
    ChainBridgeApi(
            CommandBus<ChainCommand, ChainEvent> bus, Deployment deployment, Answers answers) {
        this.bus = bus;
        this.deployment = deployment;
        this.answers = answers;
    }

    static WorkerId worker(String id) {
        return new WorkerId(UUID.fromString(Arguments.uuid("worker_id", id)));
    }

    static JobId job(String id) {
        return new JobId(UUID.fromString(Arguments.uuid("job_id", id)));
    }

    static Ale units(String field, String text) {
        return Arguments.checked(field, () -> Ale.ofBaseUnits(text));
    }

    private Uni<CommandResult> send(String id, ChainCommand command) {
        return CommandResults.send(bus, deployment.stream(), Arguments.commandId(id), command);
    }

    @Override
    public Uni<LinkPayoutAddressResponse> linkPayoutAddress(LinkPayoutAddressRequest request) {
        var worker = worker(request.getWorkerId());
        var account = Arguments.checked("account", () -> Address.of(request.getAccount()));
        var signature = Arguments.checked("signature", () -> Signature.of(request.getSignature()));
        if (!Wallets.agrees(account, worker, signature)) {
            throw Arguments.invalid("signature is not of " + account);
        }
        return send(
                        request.getCommandId(),
                        new ChainCommand.LinkPayoutAddress(worker, account, Instant.EPOCH))
                .map(result -> LinkPayoutAddressResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<RelayClaimResponse> relayClaim(RelayClaimRequest request) {
        var worker = worker(request.getWorkerId());
        return send(request.getCommandId(), new ChainCommand.RequestClaim(worker, Instant.EPOCH))
                .map(result -> RelayClaimResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<SetAutoStakeResponse> setAutoStake(SetAutoStakeRequest request) {
        var wish =
                new ChainCommand.RequestAutoStake(
                        worker(request.getWorkerId()),
                        Arguments.within("bps", request.getBps(), 0, BPS_MAX),
                        Arguments.within("deadline", request.getDeadline(), 0, Long.MAX_VALUE),
                        Arguments.checked("signature", () -> Signature.of(request.getSignature())),
                        Instant.EPOCH);
        return Queries.answer(() -> answers.holdsAlready(wish))
                .chain(holds ->
                        holds
                                ? Uni.createFrom().item(CommandResult.getDefaultInstance())
                                : send(request.getCommandId(), wish))
                .map(result -> SetAutoStakeResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<GetAutoStakeResponse> getAutoStake(GetAutoStakeRequest request) {
        return Queries.answer(() -> answers.autoStake(request));
    }

    @Override
    public Uni<DepositFromTreasuryResponse> depositFromTreasury(
            DepositFromTreasuryRequest request) {
        var payer =
                request.getPayer().isEmpty()
                        ? deployment.treasury()
                        : Arguments.checked("payer", () -> Address.of(request.getPayer()));
        var deposit =
                new ChainCommand.DepositFromTreasury(
                        job(request.getJobId()),
                        payer,
                        units("base_units", request.getBaseUnits()),
                        Instant.EPOCH);
        return send(request.getCommandId(), deposit)
                .map(result -> DepositFromTreasuryResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<GetProofResponse> getProof(GetProofRequest request) {
        return Queries.answer(() -> answers.proof(request));
    }

    @Override
    public Uni<GetSettlementResponse> getSettlement(GetSettlementRequest request) {
        return Queries.answer(() -> answers.settlement(request));
    }

    @Override
    public Uni<ListEpochsResponse> listEpochs(ListEpochsRequest request) {
        return Queries.answer(() -> answers.epochs(request));
    }

    @Override
    public Uni<ListLeavesResponse> listLeaves(ListLeavesRequest request) {
        return Queries.answer(() -> answers.leaves(request));
    }

    @Override
    public Uni<ListTransactionsResponse> listTransactions(ListTransactionsRequest request) {
        return Queries.answer(() -> answers.transactions(request));
    }

    @Override
    public Uni<GetChainResponse> getChain(GetChainRequest request) {
        return Queries.answer(() -> answers.chain());
    }

    @Override
    public Uni<QuoteDepositResponse> quoteDeposit(QuoteDepositRequest request) {
        return Queries.answer(() -> answers.quote(request));
    }

    @Override
    public Uni<ListDepositsResponse> listDeposits(ListDepositsRequest request) {
        return Queries.answer(() -> answers.deposits(request));
    }
}
