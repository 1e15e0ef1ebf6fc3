/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.chain;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.Times;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.schemas.chainbridge.v1.ChainBridgeService;
import org.ale.schemas.chainbridge.v1.Deposit;
import org.ale.schemas.chainbridge.v1.ListDepositsRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositRequest;
import org.ale.schemas.chainbridge.v1.QuoteDepositResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A client funds a job with money on the chain, and sees what became of it. */
@Path("/v1/jobs/{jobId}")
@Tag(name = "chain")
@ClientOnly
@RunOnVirtualThread
public final class DepositsResource {
    private final ChainBridgeService bridge;
    private final ChainLookup chain;
    private final JobLookup jobs;
    private final Idempotency idempotency;
    private final Caller caller;

    DepositsResource(
            @GrpcClient("chain-bridge") ChainBridgeService bridge,
            ChainLookup chain,
            JobLookup jobs,
            Idempotency idempotency,
            Caller caller) {
        this.bridge = bridge;
        this.chain = chain;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What the client would pay in. */
    @Schema(
            name = "DepositQuoteRequest",
            examples =
                    "{\"token\":\"0x5FbDB2315678afecb367f032d93F642f64180aa3\","
                            + "\"chainId\":31337}")
    public record Wanted(@Nullable String token, @Nullable Long chainId) {}

    /** What a deposit costs, with ready calldata for the token's approval and the escrow. */
    @Schema(name = "DepositQuote")
    public record DepositQuote(
            String jobId,
            long chainId,
            String token,
            String amountIn,
            String aleBaseUnits,
            String aleMinBaseUnits,
            String expiresAt,
            String escrow,
            String approveCalldata,
            String depositCalldata) {
        static DepositQuote of(String jobId, String budget, QuoteDepositResponse from) {
            return new DepositQuote(
                    jobId,
                    from.getChainId(),
                    Address.checksummed(from.getToken()),
                    from.getAmountIn(),
                    budget,
                    from.getAleMinBaseUnits(),
                    Times.iso(from.getDeadline() * 1000),
                    Address.checksummed(from.getEscrow()),
                    from.getApproveCalldata(),
                    from.getDepositCalldata());
        }
    }

    /** One deposit; it counts when it is FINALIZED, and goes back when it is REFUNDED. */
    @Schema(name = "Deposit")
    public record DepositJson(
            String depositId,
            String state,
            String payer,
            String token,
            String amountIn,
            String aleBaseUnits,
            long block) {
        static DepositJson of(Deposit from) {
            var paid = from.getDeposit();
            return new DepositJson(
                    paid.getDepositId(),
                    from.getState(),
                    Address.checksummed(paid.getPayer()),
                    paid.getToken().isEmpty() ? "" : Address.checksummed(paid.getToken()),
                    paid.getAmountIn(),
                    paid.getAleBaseUnits(),
                    paid.getBlock());
        }
    }

    /**
     * A job's deposits, and what of them goes back: after the next epoch anybody may send the
     * calldata to the escrow, and the payer is paid.
     */
    @Schema(name = "Deposits")
    public record Deposits(
            String jobId,
            List<DepositJson> deposits,
            String refundedBaseUnits,
            List<RefundClaim> refundClaims) {}

    /** How a payer's refunds are claimed. */
    @Schema(name = "RefundClaim")
    public record RefundClaim(String payer, String escrow, String calldata) {}

    @POST
    @Path("/deposit-quote")
    @Operation(
            operationId = "quoteDeposit",
            summary = "What a deposit costs in a token",
            description = "Good for 60 seconds; what arrives must be the least at least.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = DepositQuote.class, responseCode = "200")
    public Response quote(
            String jobId,
            @Nullable Wanted request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("job", jobId);
        var body = Check.body(request);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST deposit-quote " + id, body),
                ids -> {
                    var budget = Quotes.budget(jobs.require(id, client, null));
                    chain.require(body.chainId());
                    var token = chain.listedToken(body.token());
                    var quoted =
                            Calls.await(
                                    bridge.quoteDeposit(
                                            QuoteDepositRequest.newBuilder()
                                                    .setJobId(id)
                                                    .setToken(token)
                                                    .setAleBaseUnits(budget)
                                                    .build()));
                    return Answer.ok(DepositQuote.of(id, budget, quoted));
                });
    }

    @GET
    @Path("/deposits")
    @Operation(
            operationId = "listDeposits",
            summary = "A job's deposits, and what goes back",
            description = "Oldest first; with the calldata that pays refunds out.")
    public Deposits deposits(String jobId, @RestQuery @DefaultValue("") String token) {
        var job = jobs.require(Check.id("job", jobId), caller.client(), null);
        var found =
                Calls.await(
                        bridge.listDeposits(
                                ListDepositsRequest.newBuilder()
                                        .setJobId(job.getJobId())
                                        .setToken(Check.text("token", token, 0, 50))
                                        .build()));
        var deposits = found.getDepositsList().stream().map(DepositJson::of).toList();
        return new Deposits(job.getJobId(), deposits, job.getRefundedBaseUnits(), claims(deposits));
    }

    private List<RefundClaim> claims(List<DepositJson> deposits) {
        var payers = deposits.stream().map(DepositJson::payer).distinct().toList();
        if (payers.isEmpty()) {
            return List.of();
        }
        var escrow = chain.chain().getContractsOrDefault("escrow", "");
        return payers.stream()
                .map(payer ->
                        new RefundClaim(
                                payer,
                                escrow.isEmpty() ? "" : Address.checksummed(escrow),
                                Calldata.claimRefund(payer)))
                .toList();
    }
}
