/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.CommandIds;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.ChangeParametersRequest;
import org.ale.schemas.communities.v1.MutinyCommunitiesServiceGrpc.MutinyCommunitiesServiceStub;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Founding communities and changing their rules. */
@Path("/v1/communities")
@Tag(name = "communities")
@SecurityRequirement(name = "client")
@ClientOnly
@RunOnVirtualThread
public final class FoundersResource {
    private final MutinyCommunitiesServiceStub communities;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    FoundersResource(
            @GrpcClient("communities") MutinyCommunitiesServiceStub communities,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.communities = communities;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** What was done to a community, and the token to read it by. */
    @Schema(
            name = "CommunityDone",
            examples =
                    "{\"communityId\":\"7c0c8f50-9a3e-4a63-9a0b-0d8a1a9e0b11\",\"token\":\"3-17\"}")
    public record Done(String communityId, String token) {}

    /** Parameters to change; without a time they hold at once. */
    @Schema(name = "ChangeParameters", examples = "{\"overrides\":{\"minVotes\":\"3\"}}")
    public record Change(
            @Nullable Map<String, String> overrides, @Nullable Instant effectiveFrom) {}

    @POST
    @Operation(
            summary = "Found a community",
            description = "From the template STRICT or BALANCED, with parameters overridden.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Done.class)))
    public Response found(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @Nullable FoundRequest body) {
        var wish = Check.body(body).encode().setFounder(caller.client().toString());
        return idempotency.run(
                new Idempotency.Request(caller.client(), key, "POST /v1/communities", body),
                ids -> {
                    String id = ids.uuid("community").toString();
                    var request = wish.setCommunityId(id).setCommandId(ids.command("found"));
                    var result = Calls.await(communities.foundCommunity(request.build()));
                    return Answer.created(done(id, Rejections.require(result.getResult())));
                });
    }

    @POST
    @Path("/{communityId}/parameters")
    @Operation(
            summary = "Change parameters",
            description = "Only the founder may. Pools keep the parameters they were opened with.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Done.class)))
    public Response change(
            String communityId,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Nullable Change body) {
        String id = Check.id("community", communityId);
        var change = Check.body(body);
        var from = change.effectiveFrom();
        var wish =
                ChangeParametersRequest.newBuilder()
                        .setCommunityId(id)
                        .setActor(caller.client().toString())
                        .putAllOverrides(FoundRequest.overrides(change.overrides()))
                        .setEffectiveFromMillis(from == null ? 0 : from.toEpochMilli());
        String path = "POST /v1/communities/" + id + "/parameters";
        return idempotency.run(
                new Idempotency.Request(caller.client(), key, path, body),
                ids -> change(wish, ids));
    }

    private Answer change(ChangeParametersRequest.Builder wish, CommandIds ids) {
        var request = wish.setCommandId(ids.command("parameters")).build();
        var result = Calls.await(communities.changeParameters(request)).getResult();
        return Answer.ok(done(request.getCommunityId(), Rejections.require(result)));
    }

    private Done done(String id, String token) {
        return new Done(id, tokens.written(id, token));
    }
}
