/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.jobs;

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
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.ClientId;
import org.ale.kernel.TaskType;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobsService;
import org.ale.schemas.jobs.v1.ListJobsRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A client's jobs: draft, list, watch. */
@Path("/v1/jobs")
@Tag(name = "jobs")
@ClientOnly
@RunOnVirtualThread
public final class JobsResource {
    private static final int TITLE_CHARACTERS_MAX = 200;
    private static final int QUESTION_CHARACTERS_MAX = 1_000;
    private static final int INSTRUCTIONS_CHARACTERS_MAX = 10_000;
    private static final int LABEL_CHARACTERS_MAX = 100;
    private static final int LABELS_MAX = 20;
    private static final int ITEMS_MAX = 10_000_000;
    private static final int SHA256_CHARACTERS = 64;
    private static final int CONFIDENCE_MAX_MICRO = 1_000_000;
    private static final int TOKEN_CHARACTERS_MAX = 200;

    private final JobsService jobs;
    private final CommunityLookup communities;
    private final JobLookup lookup;
    private final Idempotency idempotency;
    private final JobDrafts drafts;
    private final Caller caller;

    JobsResource(
            @GrpcClient("jobs") JobsService jobs,
            CommunityLookup communities,
            JobLookup lookup,
            Idempotency idempotency,
            JobDrafts drafts,
            Caller caller) {
        this.jobs = jobs;
        this.communities = communities;
        this.lookup = lookup;
        this.idempotency = idempotency;
        this.drafts = drafts;
        this.caller = caller;
    }

    /** A job to draft. */
    @Schema(
            name = "DraftJob",
            examples =
                    "{\"communityId\":\"6fd2f9a3-2a36-4a7c-9d3c-0f5f0c1c9a11\",\"title\":\"Cats\","
                            + "\"taskType\":\"BINARY\",\"question\":\"Is this a cat?\","
                            + "\"labels\":[\"no\",\"yes\"],\"instructions\":\"\",\"items\":1000}")
    public record Draft(
            @Nullable String communityId,
            @Nullable String title,
            @Nullable String taskType,
            @Nullable String question,
            @Nullable List<String> labels,
            @Nullable String instructions,
            @Nullable Integer items,
            @Nullable String manifestSha256,
            @Nullable Integer confidenceMicro) {}

    /** What was written. */
    @Schema(name = "JobWritten")
    public record Written(String jobId, String token) {}

    /** A page of jobs. */
    @Schema(name = "JobPage")
    public record Page(List<JobJson> jobs, String nextPageToken) {}

    @POST
    @Operation(
            operationId = "draftJob",
            summary = "Draft a job",
            description = "Items, quote and funds come next.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "201")
    public Response draft(
            @Nullable Draft request, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var client = caller.client();
        var community = Check.uuid("communityId", body.communityId()).toString();
        var draft = drafted(body, client);
        return idempotency.run(
                new Idempotency.Request(client, key, "POST /v1/jobs", body),
                ids -> {
                    requireTaken(draft.getTaskType(), communities.require(community));
                    return drafts.draft(ids, community, draft);
                });
    }

    /** A community that was founded for some types of task takes no others. */
    private static void requireTaken(String taskType, CommunityView community) {
        var taken = community.getTaskTypesList();
        if (!taken.isEmpty() && !taken.contains(taskType)) {
            throw Problem.of(
                    409,
                    "task-type-not-taken",
                    "This community takes " + String.join(", ", taken) + ".");
        }
    }

    private static JobDrafted drafted(Draft body, ClientId client) {
        var labels = body.labels() == null ? List.<String>of() : body.labels();
        Check.entries("labels", labels.size(), 2, LABELS_MAX);
        labels.forEach(label -> Check.text("labels", label, 1, LABEL_CHARACTERS_MAX));
        return JobDrafted.newBuilder()
                .setClientId(client.toString())
                .setTitle(Check.text("title", body.title(), 1, TITLE_CHARACTERS_MAX))
                .setTaskType(Check.word("taskType", body.taskType(), TaskType.VOTED))
                .setQuestion(Check.text("question", body.question(), 1, QUESTION_CHARACTERS_MAX))
                .addAllLabels(labels)
                .setInstructions(
                        Check.text(
                                "instructions",
                                body.instructions(),
                                0,
                                INSTRUCTIONS_CHARACTERS_MAX))
                .setItems(Check.number("items", body.items(), 1, ITEMS_MAX))
                .setManifestSha256(
                        Check.text("manifestSha256", body.manifestSha256(), 0, SHA256_CHARACTERS))
                .setConfidenceMicro(
                        body.confidenceMicro() == null
                                ? 0
                                : Check.number(
                                        "confidenceMicro",
                                        body.confidenceMicro(),
                                        0,
                                        CONFIDENCE_MAX_MICRO))
                .build();
    }

    @GET
    @Operation(operationId = "listJobs", summary = "List my jobs", description = "Newest first.")
    public Page list(
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var page =
                Calls.await(
                        jobs.listJobs(
                                ListJobsRequest.newBuilder()
                                        .setClientId(caller.client().toString())
                                        .setPageSize(Check.page(pageSize))
                                        .setPageToken(
                                                Check.text(
                                                        "pageToken",
                                                        pageToken,
                                                        0,
                                                        TOKEN_CHARACTERS_MAX))
                                        .build()));
        return new Page(
                page.getJobsList().stream().map(JobJson::of).toList(), page.getNextPageToken());
    }

    @GET
    @Path("/{jobId}")
    @Operation(
            operationId = "getJob",
            summary = "Watch a job",
            description = "State, progress and cost.")
    public JobJson one(String jobId, @RestQuery @Nullable String token) {
        return JobJson.of(lookup.require(Check.id("job", jobId), caller.client(), token));
    }
}
