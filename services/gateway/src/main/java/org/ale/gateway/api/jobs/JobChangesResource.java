/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.jobs;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ale.gateway.api.Answer;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.api.jobs.JobsResource.Written;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.jobs.v1.ChangeJobRequest;
import org.ale.schemas.jobs.v1.FundJobRequest;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.JobView;
import org.ale.schemas.jobs.v1.JobsService;
import org.ale.schemas.jobs.v1.PromoteJobRequest;
import org.ale.schemas.jobs.v1.QuoteJobRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** A client's job on its way: quote, fund, open, pause, resume, cancel, end, promote. */
@Path("/v1/jobs/{jobId}")
@Tag(name = "jobs")
@ClientOnly
@RunOnVirtualThread
public final class JobChangesResource {
    private final JobsService jobs;
    private final CommunityLookup communities;
    private final JobLookup lookup;
    private final Idempotency idempotency;
    private final LastTokens tokens;
    private final Caller caller;

    JobChangesResource(
            @GrpcClient("jobs") JobsService jobs,
            CommunityLookup communities,
            JobLookup lookup,
            Idempotency idempotency,
            LastTokens tokens,
            Caller caller) {
        this.jobs = jobs;
        this.communities = communities;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** What may be spent. */
    @Schema(name = "Budget", examples = "{\"budgetBaseUnits\":\"5000000000000000000000\"}")
    public record Budget(@Nullable String budgetBaseUnits) {}

    /** An amount of $ALE. */
    @Schema(name = "Amount", examples = "{\"baseUnits\":\"5000000000000000000000\"}")
    public record Amount(@Nullable String baseUnits) {}

    /** A price. */
    @Schema(name = "Quoted")
    public record Quoted(String jobId, String token, JobJson.Quote quote) {}

    @POST
    @Path("/quote")
    @Operation(
            operationId = "quoteJob",
            summary = "Ask for a price",
            description =
                    "Also votes, time and hourly pay. Of an on-boarding job: a pot for each place.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Quoted.class, responseCode = "200")
    public Response quote(
            String jobId,
            @Nullable Budget request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("job", jobId);
        var body = Check.body(request);
        var budget = Check.amount("budgetBaseUnits", body.budgetBaseUnits());
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST quote " + id, body),
                ids -> {
                    var job = lookup.require(id, client, null);
                    var community = communities.require(job.getCommunityId());
                    var answer =
                            Calls.await(
                                    jobs.quoteJob(
                                            QuoteJobRequest.newBuilder()
                                                    .setCommandId(ids.command("quote"))
                                                    .setJobId(id)
                                                    .setClientId(client.toString())
                                                    .setBudgetBaseUnits(budget)
                                                    .setParameters(community.getParameters())
                                                    .setOnboardingAsked(
                                                            community.getOnboardingAsked())
                                                    .build()));
                    var token =
                            tokens.written(Kind.JOB, id, Rejections.require(answer.getResult()));
                    var quote =
                            answer.hasQuote()
                                    ? answer.getQuote()
                                    : inForce(lookup.require(id, client, token), budget);
                    return Answer.ok(new Quoted(id, token, JobJson.Quote.of(quote)));
                });
    }

    /** A request that is repeated long after is answered without its quote: the job has it. */
    private static JobQuoted inForce(JobView job, String budget) {
        if (!job.getQuote().getBudgetBaseUnits().equals(budget)) {
            throw Problem.of(409, "quote-expired", "Another quote took its place; ask anew.");
        }
        return job.getQuote();
    }

    @POST
    @Path("/fund")
    @Operation(operationId = "fundJob", summary = "Deposit the quoted budget")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response fund(
            String jobId,
            @Nullable Amount request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("job", jobId);
        var body = Check.body(request);
        var amount = Check.amount("baseUnits", body.baseUnits());
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST fund " + id, body),
                ids -> {
                    var answer =
                            Calls.await(
                                    jobs.fundJob(
                                            FundJobRequest.newBuilder()
                                                    .setCommandId(ids.command("fund"))
                                                    .setJobId(id)
                                                    .setClientId(client.toString())
                                                    .setBaseUnits(amount)
                                                    .build()));
                    return written(id, Rejections.require(answer.getResult()));
                });
    }

    private Answer written(String id, String token) {
        return Answer.ok(new Written(id, tokens.written(Kind.JOB, id, token)));
    }

    @POST
    @Path("/promote")
    @Operation(
            operationId = "promoteJob",
            summary = "Pay for a better place",
            description = "It changes the order only.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response promote(
            String jobId,
            @Nullable Amount request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var id = Check.id("job", jobId);
        var body = Check.body(request);
        var amount = Check.amount("baseUnits", body.baseUnits());
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST promote " + id, body),
                ids -> {
                    var answer =
                            Calls.await(
                                    jobs.promoteJob(
                                            PromoteJobRequest.newBuilder()
                                                    .setCommandId(ids.command("promote"))
                                                    .setJobId(id)
                                                    .setClientId(client.toString())
                                                    .setBaseUnits(amount)
                                                    .build()));
                    return written(id, Rejections.require(answer.getResult()));
                });
    }

    @POST
    @Path("/open")
    @Operation(operationId = "openJob", summary = "Let work begin")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response open(String jobId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return change(jobId, key, "OPEN");
    }

    @POST
    @Path("/pause")
    @Operation(operationId = "pauseJob", summary = "Deal no new tasks")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response pause(String jobId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return change(jobId, key, "PAUSE");
    }

    @POST
    @Path("/resume")
    @Operation(operationId = "resumeJob", summary = "Deal tasks again")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response resume(String jobId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return change(jobId, key, "RESUME");
    }

    @POST
    @Path("/cancel")
    @Operation(
            operationId = "cancelJob",
            summary = "Stop",
            description = "What nobody touched is refunded at once.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response cancel(String jobId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return change(jobId, key, "CANCEL");
    }

    @POST
    @Path("/end")
    @Operation(
            operationId = "endJob",
            summary = "No more answers come",
            description = "Open pools close as they stand.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "200")
    public Response end(String jobId, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return change(jobId, key, "END");
    }

    private Response change(String jobId, @Nullable String key, String change) {
        var id = Check.id("job", jobId);
        var client = caller.client();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST " + change + " " + id, null),
                ids -> {
                    var answer =
                            Calls.await(
                                    jobs.changeJob(
                                            ChangeJobRequest.newBuilder()
                                                    .setCommandId(ids.command(change))
                                                    .setJobId(id)
                                                    .setClientId(client.toString())
                                                    .setChange(change)
                                                    .build()));
                    return written(id, Rejections.require(answer.getResult()));
                });
    }
}
