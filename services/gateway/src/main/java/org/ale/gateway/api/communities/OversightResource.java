/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.consensus.v1.MutinyConsensusServiceGrpc.MutinyConsensusServiceStub;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.payment.v1.GetLedgerRequest;
import org.ale.schemas.payment.v1.MutinyPaymentServiceGrpc.MutinyPaymentServiceStub;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** What only a community's founder may see and do. */
@Path("/v1/communities/{communityId}")
@Tag(name = "communities")
@SecurityRequirement(name = "client")
@ClientOnly
@RunOnVirtualThread
public final class OversightResource {
    private final MutinyPaymentServiceStub payment;
    private final MutinyConsensusServiceStub consensus;
    private final CommunityDesk desk;
    private final Idempotency idempotency;
    private final Caller caller;

    OversightResource(
            @GrpcClient("payment") MutinyPaymentServiceStub payment,
            @GrpcClient("consensus") MutinyConsensusServiceStub consensus,
            CommunityDesk desk,
            Idempotency idempotency,
            Caller caller) {
        this.payment = payment;
        this.consensus = consensus;
        this.desk = desk;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** What one account holds. */
    @Schema(name = "AccountBalance")
    public record BalanceJson(String account, String baseUnits) {}

    /** All balances of a community and their sum, which is zero. */
    @Schema(
            name = "Ledger",
            examples =
                    "{\"balances\":[{\"account\":\"fees\",\"baseUnits\":\"50000000000000000\"}],"
                            + "\"imbalanceBaseUnits\":\"0\"}")
    public record Ledger(List<BalanceJson> balances, String imbalanceBaseUnits) {}

    /** What was done to a community. */
    @Schema(name = "BreakerReset")
    public record Reset(String communityId, String token) {}

    @GET
    @Path("/ledger")
    @Operation(
            summary = "Get the ledger",
            description = "All accounts of the community; double entry, so they sum to zero.")
    public Ledger ledger(String communityId) {
        String id = Check.id("community", communityId);
        desk.ofFounder(id, caller.client());
        var request = GetLedgerRequest.newBuilder().setCommunityId(id).build();
        var ledger = Calls.await(payment.getLedger(request));
        return new Ledger(
                ledger.getBalancesList().stream()
                        .map(b -> new BalanceJson(b.getAccount(), b.getBaseUnits()))
                        .toList(),
                ledger.getImbalanceBaseUnits());
    }

    @POST
    @Path("/breaker/reset")
    @Operation(
            summary = "Reset the circuit breaker",
            description = "Lets a community go on that stopped because agreement with gold fell.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Reset.class)))
    public Response reset(
            String communityId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        String id = Check.id("community", communityId);
        desk.ofFounder(id, caller.client());
        String actor = caller.client().toString();
        String path = "POST /v1/communities/" + id + "/breaker/reset";
        return idempotency.run(
                new Idempotency.Request(caller.client(), key, path, null),
                ids -> {
                    var request =
                            ResetBreakerRequest.newBuilder()
                                    .setCommandId(ids.command("reset"))
                                    .setCommunityId(id)
                                    .setActor(actor);
                    var result = Calls.await(consensus.resetBreaker(request.build())).getResult();
                    return Answer.ok(new Reset(id, Rejections.require(result)));
                });
    }
}
