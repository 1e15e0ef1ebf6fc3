/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.Times;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.api.communities.OverridesCheck;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.reputation.v1.GetElectorateRequest;
import org.ale.schemas.reputation.v1.GetReputationRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.reputation.v1.ReputationView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Members govern their community; a ballot weighs what its worker's reputation does. */
@Path("/v1/communities/{communityId}/proposals")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class VotingResource {
    private final CommunitiesService communities;
    private final ReputationService reputation;
    private final CommunityLookup lookup;
    private final LastTokens tokens;
    private final Caller caller;

    VotingResource(
            @GrpcClient("communities") CommunitiesService communities,
            @GrpcClient("reputation") ReputationService reputation,
            CommunityLookup lookup,
            LastTokens tokens,
            Caller caller) {
        this.communities = communities;
        this.reputation = reputation;
        this.lookup = lookup;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** What is proposed. */
    @Schema(name = "Propose", examples = "{\"overrides\":{\"repPotMicro\":\"2000000\"}}")
    public record Propose(@Nullable Map<String, String> overrides) {}

    /** What was proposed. */
    @Schema(name = "Proposed")
    public record Proposed(String communityId, int proposal, String closesAt, String token) {}

    /** A ballot. */
    @Schema(name = "Ballot", examples = "{\"yes\":true}")
    public record Ballot(@Nullable Boolean yes) {}

    /** A ballot that was cast. */
    @Schema(name = "BallotCast")
    public record Cast(String communityId, int proposal, long weightMicro, String token) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeParameters",
            summary = "Propose other parameters",
            description = "Members vote for 72 hours; what passes holds after the delay.")
    public Proposed propose(String communityId, @Nullable Propose request) {
        var id = Check.id("community", communityId);
        var overrides = OverridesCheck.of(Check.body(request).overrides());
        lookup.require(id);
        var electorate =
                Calls.await(
                        reputation.getElectorate(
                                GetElectorateRequest.newBuilder().setCommunityId(id).build()));
        var answer =
                Calls.await(
                        communities.proposeParameters(
                                ProposeParametersRequest.newBuilder()
                                        .setCommandId("propose-" + UUID.randomUUID())
                                        .setCommunityId(id)
                                        .setWorkerId(caller.worker().toString())
                                        .putAllOverrides(overrides)
                                        .setReputationMicro(reputationMicro(id))
                                        .setElectorateMicro(electorate.getTotalMicro())
                                        .build()));
        var token = tokens.written(Kind.COMMUNITY, id, Rejections.require(answer.getResult()));
        return new Proposed(id, answer.getProposal(), Times.iso(answer.getClosesAtMillis()), token);
    }

    private long reputationMicro(String communityId) {
        return Calls.await(
                        reputation.getReputation(
                                GetReputationRequest.newBuilder()
                                        .setWorkerId(caller.worker().toString())
                                        .build()))
                .getReputationsList()
                .stream()
                .filter(each -> each.getCommunityId().equals(communityId))
                .mapToLong(ReputationView::getReputationMicro)
                .sum();
    }

    @POST
    @Path("/{proposal}/ballots")
    @Operation(
            operationId = "castBallot",
            summary = "Vote on a proposal",
            description = "Once, with all my reputation here.")
    public Cast vote(String communityId, int proposal, @Nullable Ballot request) {
        var id = Check.id("community", communityId);
        var yes = Check.body(request).yes();
        if (yes == null) {
            throw Problem.invalid("yes is true or false.");
        }
        lookup.require(id);
        var weight = reputationMicro(id);
        var answer =
                Calls.await(
                        communities.castBallot(
                                CastBallotRequest.newBuilder()
                                        .setCommandId("ballot-" + UUID.randomUUID())
                                        .setCommunityId(id)
                                        .setWorkerId(caller.worker().toString())
                                        .setProposal(proposal)
                                        .setYes(yes)
                                        .setReputationMicro(weight)
                                        .build()));
        var token = tokens.written(Kind.COMMUNITY, id, Rejections.require(answer.getResult()));
        return new Cast(id, proposal, weight, token);
    }
}
