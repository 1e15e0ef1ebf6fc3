/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Idempotency;
import org.ale.gateway.api.jobs.JobDrafts;
import org.ale.gateway.api.jobs.JobsResource.Written;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.TaskType;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Any client may pay newcomers of a community for passing its on-boarding set: by a job. */
@Path("/v1/communities/{communityId}/onboarding/jobs")
@Tag(name = "communities")
@ClientOnly
@RunOnVirtualThread
public final class OnboardingJobsResource {
    private static final int TITLE_CHARACTERS_MAX = 200;
    private static final int PLACES_MAX = 10_000_000;

    private final JobDrafts drafts;
    private final CommunityLookup communities;
    private final Idempotency idempotency;
    private final Caller caller;

    OnboardingJobsResource(
            JobDrafts drafts, CommunityLookup communities, Idempotency idempotency, Caller caller) {
        this.drafts = drafts;
        this.communities = communities;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** How many newcomers are to be paid. */
    @Schema(name = "DraftOnboardingJob", examples = "{\"title\":\"Welcome\",\"places\":200}")
    public record Draft(@Nullable String title, @Nullable Integer places) {}

    @POST
    @Operation(
            operationId = "draftOnboardingJob",
            summary = "Pay newcomers",
            description =
                    "Quote, fund, open, watch and cancel it as any job. Who passes while places"
                            + " last is paid the pot of one.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Written.class, responseCode = "201")
    public Response draft(
            String communityId,
            @Nullable Draft request,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        var body = Check.body(request);
        var community = Check.id("community", communityId);
        var client = caller.client();
        var draft =
                JobDrafted.newBuilder()
                        .setClientId(client.toString())
                        .setTitle(Check.text("title", body.title(), 1, TITLE_CHARACTERS_MAX))
                        .setTaskType(TaskType.ONBOARDING.name())
                        .setItems(Check.number("places", body.places(), 1, PLACES_MAX))
                        .build();
        return idempotency.run(
                new Idempotency.Request(client, key, "POST onboarding job " + community, body),
                ids -> {
                    requireSet(community);
                    return drafts.draft(ids, community, draft);
                });
    }

    private void requireSet(String community) {
        if (communities.require(community).getOnboardingAsked() == 0) {
            throw Problem.of(
                    409,
                    "no-onboarding-set",
                    "This community has no on-boarding set that a newcomer could pass.");
        }
    }
}
