/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.export;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.schemas.consensus.v1.ConsensusServiceGrpc.ConsensusServiceBlockingStub;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.ale.schemas.jobs.v1.JobsServiceGrpc.JobsServiceBlockingStub;
import org.ale.schemas.jobs.v1.StreamItemsRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Streams a job's labels out. */
@Path("/v1/jobs/{jobId}/results")
@Tag(name = "jobs")
@ClientOnly
@RunOnVirtualThread
public final class ResultsResource {
    /** A reader slower than this begins again. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final JobsServiceBlockingStub jobs;
    private final ConsensusServiceBlockingStub consensus;
    private final JobLookup lookup;
    private final Caller caller;

    ResultsResource(
            @GrpcClient("jobs-export") JobsServiceBlockingStub jobs,
            @GrpcClient("consensus-export") ConsensusServiceBlockingStub consensus,
            JobLookup lookup,
            Caller caller) {
        this.jobs = jobs;
        this.consensus = consensus;
        this.lookup = lookup;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getResults",
            summary = "Labels as JSONL or CSV",
            description = "One line an item, in order.")
    @APIResponse(
            responseCode = "200",
            description =
                    "A line an item, in order of item. state is RESOLVED, UNRESOLVED (no"
                            + " consensus), REFUNDED (nobody voted, its money went back) or OPEN;"
                            + " pot is NONE (not funded), ESCROW, PAID or REFUNDED.",
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))
            })
    public Response results(String jobId, @RestQuery @DefaultValue("jsonl") String format) {
        var id = Check.id("job", jobId);
        var job = lookup.require(id, caller.client(), null);
        var labels = job.getDraft().getLabelsList();
        var lines =
                switch (format) {
                    case "jsonl" -> ResultLines.jsonl(labels);
                    case "csv" -> ResultLines.csv(labels);
                    default -> throw Problem.invalid("format is jsonl or csv.");
                };
        var itemsRequest =
                StreamItemsRequest.newBuilder()
                        .setJobId(id)
                        .setClientId(caller.client().toString())
                        .build();
        var resultsRequest = StreamResultsRequest.newBuilder().setJobId(id).build();
        StreamingOutput out =
                stream ->
                        new ResultsMerge(
                                        jobs.withDeadlineAfter(PATIENCE).streamItems(itemsRequest),
                                        consensus
                                                .withDeadlineAfter(PATIENCE)
                                                .streamResults(resultsRequest))
                                .write(lines, stream);
        return Response.ok(out).type(lines.mediaType()).build();
    }
}
