/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.jobs.JobJson;
import org.ale.gateway.api.jobs.JobLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.ClientOnly;
import org.ale.kernel.ClientId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** The live feed of a client's job. */
@Path("/v1/jobs/{jobId}/feed")
@Tag(name = "jobs")
@ClientOnly
@RunOnVirtualThread
public final class JobFeedResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FeedStream stream;
    private final FeedHub hub;
    private final JobLookup lookup;
    private final Caller caller;

    JobFeedResource(FeedStream stream, FeedHub hub, JobLookup lookup, Caller caller) {
        this.stream = stream;
        this.hub = hub;
        this.lookup = lookup;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followJob",
            summary = "A job's live feed",
            description = "First its progress, then each pool.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Events progress, pool-closed, pool-reopened, pool-relabelled, breaker-tripped,"
                            + " breaker-reset, pool-paid, pool-unresolved, completed; data is JSON"
                            + " in one line. Those of the breaker have a jobId if it stops this"
                            + " job only.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> feed(
            String jobId,
            @Context Sse sse,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        var id = Check.id("job", jobId);
        var client = caller.client();
        var community = lookup.require(id, client, null).getCommunityId();
        return stream.open(
                sse,
                List.of(FeedHub.job(id), FeedHub.community(community)),
                () -> past(id, client, lastEventId));
    }

    /** The totals, then what memory still has of what the reader missed. */
    private List<FeedEvent> past(String id, ClientId client, @Nullable String lastEventId) {
        var job = JobJson.of(lookup.require(id, client, null));
        var past = new ArrayList<FeedEvent>();
        past.add(new FeedEvent("", "progress", json(job)));
        if (lastEventId != null && !lastEventId.isEmpty()) {
            var remembered = hub.after(FeedHub.job(id), lastEventId);
            past.addAll(remembered.found() ? remembered.events() : List.of());
        }
        return past;
    }

    private static String json(JobJson job) {
        try {
            return JSON.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job is plain text and numbers", e);
        }
    }
}
