/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.CommandIds;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.Times;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.api.communities.OverridesCheck;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.GrpcProblems;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.reputation.v1.GetElectorateRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.type.v1.CommandResult;
import org.ale.schemas.type.v1.CommunityParameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Members govern their community; a ballot weighs what its worker's reputation does. */
@Path("/v1/communities/{communityId}/proposals")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class VotingResource {
    private final CommunitiesService communities;
    private final ReputationService reputation;
    private final Scores scores;
    private final CommunityLookup lookup;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    VotingResource(
            @GrpcClient("communities") CommunitiesService communities,
            @GrpcClient("reputation") ReputationService reputation,
            Scores scores,
            CommunityLookup lookup,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.communities = communities;
        this.reputation = reputation;
        this.scores = scores;
        this.lookup = lookup;
        this.idempotency = idempotency;
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

    /**
     * A ballot that was cast.
     *
     * @param weightMicro null until I am shown my reputation here
     */
    @Schema(name = "BallotCast")
    public record Cast(
            String communityId, int proposal, @Nullable Long weightMicro, String token) {}

    @POST
    @Operation(
            operationId = "proposeParameters",
            summary = "Propose other parameters",
            description = "Members vote for 72 hours; what passes holds after the delay.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Proposed.class, responseCode = "201")
    public Response propose(
            String communityId,
            @Nullable Propose request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("community", communityId);
        var overrides = OverridesCheck.of(Check.body(request).overrides());
        return idempotency.run(
                new Idempotency.Request(caller.worker(), key, "POST proposals " + id, request),
                ids -> Answer.created(proposed(ids, id, overrides)));
    }

    private Proposed proposed(CommandIds ids, String id, Map<String, String> overrides) {
        var community = lookup.require(id);
        var worker = caller.worker().toString();
        var score = scores.in(worker, id);
        var electorate =
                Calls.await(
                        reputation.getElectorate(
                                GetElectorateRequest.newBuilder().setCommunityId(id).build()));
        var answer =
                Calls.await(
                        communities.proposeParameters(
                                ProposeParametersRequest.newBuilder()
                                        .setCommandId(ids.command("propose"))
                                        .setCommunityId(id)
                                        .setWorkerId(worker)
                                        .putAllOverrides(overrides)
                                        .setReputationMicro(score.getHeldMicro())
                                        .setElectorateMicro(electorate.getTotalMicro())
                                        .build()));
        var result =
                score.getVisible()
                        ? answer.getResult()
                        : withoutFigures(answer.getResult(), community.getParameters());
        var token = tokens.written(Kind.COMMUNITY, id, Rejections.require(result));
        if (answer.getProposal() == 0) {
            throw GrpcProblems.deadline();
        }
        return new Proposed(id, answer.getProposal(), Times.iso(answer.getClosesAtMillis()), token);
    }

    /** What he has is hidden, so a refusal says only what is asked. */
    private static CommandResult withoutFigures(CommandResult result, CommunityParameters asked) {
        return result.getRejection().equals("REPUTATION_TOO_LOW")
                ? result.toBuilder()
                        .setDetail(
                                "To propose asks for %d micro-REP; yours is shown after %d tasks."
                                        .formatted(
                                                asked.getProposeMinMicro(),
                                                asked.getVisibleAfter()))
                        .build()
                : result;
    }

    @POST
    @Path("/{proposal}/ballots")
    @Operation(
            operationId = "castBallot",
            summary = "Vote on a proposal",
            description = "Once, with all my reputation here.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Cast.class, responseCode = "200")
    public Response vote(
            String communityId,
            int proposal,
            @Nullable Ballot request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("community", communityId);
        var yes = Check.body(request).yes();
        if (yes == null) {
            throw Problem.invalid("yes is true or false.");
        }
        var what = "POST ballots " + id + " " + proposal;
        return idempotency.run(
                new Idempotency.Request(caller.worker(), key, what, request),
                ids -> Answer.ok(cast(ids, id, proposal, yes)));
    }

    private Cast cast(CommandIds ids, String id, int proposal, boolean yes) {
        lookup.require(id);
        var worker = caller.worker().toString();
        var score = scores.in(worker, id);
        var answer =
                Calls.await(
                        communities.castBallot(
                                CastBallotRequest.newBuilder()
                                        .setCommandId(ids.command("ballot"))
                                        .setCommunityId(id)
                                        .setWorkerId(worker)
                                        .setProposal(proposal)
                                        .setYes(yes)
                                        .setReputationMicro(score.getHeldMicro())
                                        .build()));
        var token = tokens.written(Kind.COMMUNITY, id, Rejections.require(answer.getResult()));
        return new Cast(id, proposal, score.getVisible() ? score.getHeldMicro() : null, token);
    }
}
