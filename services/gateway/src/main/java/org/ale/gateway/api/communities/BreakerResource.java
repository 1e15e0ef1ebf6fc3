/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

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
import org.ale.gateway.api.communities.FoundingResource.Written;
import org.ale.gateway.api.jobs.JobJson.Breaker;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.consensus.v1.ConsensusService;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.jobs.v1.GetBreakerRequest;
import org.ale.schemas.jobs.v1.JobsService;
import org.ale.schemas.jobs.v1.StoppedJobView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the circuit breaker stopped in a community: its founder looks, and lets it go on. */
@Path("/v1/communities")
@Tag(name = "communities")
@ClientOnly
@RunOnVirtualThread
public final class BreakerResource {
    private static final int TOKEN_CHARACTERS_MAX = 200;

    private final ConsensusService consensus;
    private final JobsService jobs;
    private final CommunityLookup lookup;
    private final Idempotency idempotency;
    private final Caller caller;

    BreakerResource(
            @GrpcClient("consensus") ConsensusService consensus,
            @GrpcClient("jobs") JobsService jobs,
            CommunityLookup lookup,
            Idempotency idempotency,
            Caller caller) {
        this.consensus = consensus;
        this.jobs = jobs;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** A job that is stopped by itself. */
    @Schema(name = "StoppedJob")
    public record StoppedJson(String jobId, Breaker breaker) {
        static StoppedJson of(StoppedJobView job) {
            return new StoppedJson(job.getJobId(), Breaker.of(job.getBreaker()));
        }
    }

    /**
     * What is stopped in a community.
     *
     * @param community why all of it is, if it is
     * @param jobs which are stopped by themselves
     */
    @Schema(name = "Stopped")
    public record Stopped(
            @Nullable Breaker community, List<StoppedJson> jobs, String nextPageToken) {}

    @GET
    @Path("/{communityId}/breaker")
    @Operation(
            operationId = "getBreaker",
            summary = "What the breaker stopped",
            description = "The community, or jobs of it that are at work, stopped last first.")
    public Stopped breaker(
            String communityId,
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var id = Check.id("community", communityId);
        var request =
                GetBreakerRequest.newBuilder()
                        .setCommunityId(id)
                        .setPageSize(Check.page(pageSize))
                        .setPageToken(Check.text("pageToken", pageToken, 0, TOKEN_CHARACTERS_MAX));
        lookup.requireFounded(id, caller.client());
        var told = Calls.await(jobs.getBreaker(request.build()));
        return new Stopped(
                told.hasCommunity() ? Breaker.of(told.getCommunity()) : null,
                told.getJobsList().stream().map(StoppedJson::of).toList(),
                told.getNextPageToken());
    }

    @POST
    @Path("/{communityId}/breaker/reset")
    @Operation(
            operationId = "resetBreaker",
            summary = "Let a stopped community go on",
            description = "After a look at the audit. Jobs that are stopped by themselves stay so.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response reset(
            String communityId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return reset(Check.id("community", communityId), "", key);
    }

    @POST
    @Path("/{communityId}/jobs/{jobId}/breaker/reset")
    @Operation(
            operationId = "resetBreakerOfJob",
            summary = "Let a stopped job go on",
            description = "After a look at its known answers.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response resetJob(
            String communityId,
            String jobId,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return reset(Check.id("community", communityId), Check.id("job", jobId), key);
    }

    /** A job that is not stopped in this community is refused as a community is. */
    private Response reset(String id, String job, @Nullable String key) {
        var client = caller.client();
        var what = job.isEmpty() ? id : id + " " + job;
        return idempotency.run(
                new Idempotency.Request(client, key, "POST breaker/reset " + what, null),
                ids -> {
                    lookup.requireFounded(id, client);
                    var answer =
                            Calls.await(
                                    consensus.resetBreaker(
                                            ResetBreakerRequest.newBuilder()
                                                    .setCommandId(ids.command("reset"))
                                                    .setCommunityId(id)
                                                    .setActor(client.toString())
                                                    .setJobId(job)
                                                    .build()));
                    return Answer.ok(new Written(id, Rejections.require(answer.getResult())));
                });
    }
}
