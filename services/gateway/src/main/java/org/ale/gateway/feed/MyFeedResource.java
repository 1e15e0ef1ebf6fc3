/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.grpc.GrpcClient;
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
import java.util.stream.Collectors;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Times;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.schemas.payment.v1.ListReceiptsRequest;
import org.ale.schemas.payment.v1.PaymentService;
import org.ale.schemas.payment.v1.Receipt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** A worker's live feed. */
@Path("/v1/me/feed")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class MyFeedResource {
    private static final int RECEIPTS_PAGE = 100;
    private static final int RECEIPTS_MAX = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FeedStream stream;
    private final FeedHub hub;
    private final PaymentService payment;
    private final Caller caller;

    MyFeedResource(
            FeedStream stream,
            FeedHub hub,
            @GrpcClient("payment") PaymentService payment,
            Caller caller) {
        this.stream = stream;
        this.hub = hub;
        this.payment = payment;
        this.caller = caller;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followMyWork",
            summary = "My live feed",
            description = "Credits, reputation, undecided pools. Last-Event-ID resumes.")
    @APIResponse(
            responseCode = "200",
            description = "Events credit, unresolved, reputation; data is JSON in one line.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class)))
    public Multi<OutboundSseEvent> feed(
            @Context Sse sse, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        var worker = caller.worker().toString();
        return stream.open(
                sse,
                List.of(FeedHub.worker(worker)),
                () ->
                        lastEventId == null || lastEventId.isEmpty()
                                ? List.of()
                                : missed(worker, lastEventId));
    }

    /** From memory if it reaches back far enough, else from the read model. */
    private List<FeedEvent> missed(String worker, String lastEventId) {
        var remembered = hub.after(FeedHub.worker(worker), lastEventId);
        if (remembered.found()) {
            return remembered.events();
        }
        var missed = receipts(worker, lastEventId);
        var known = missed.stream().map(FeedEvent::id).collect(Collectors.toSet());
        remembered.events().stream()
                .filter(event -> !event.id().isEmpty() && !known.contains(event.id()))
                .forEach(missed::add);
        return missed;
    }

    private List<FeedEvent> receipts(String worker, String lastEventId) {
        var events = new ArrayList<FeedEvent>();
        var token = "";
        do {
            var page =
                    Calls.await(
                            payment.listReceipts(
                                    ListReceiptsRequest.newBuilder()
                                            .setWorkerId(worker)
                                            .setPageSize(RECEIPTS_PAGE)
                                            .setPageToken(token)
                                            .build()));
            for (var receipt : page.getReceiptsList()) {
                if (receipt.getPosition().equals(lastEventId)) {
                    return new ArrayList<>(events.reversed());
                }
                events.add(event(receipt));
            }
            token = page.getNextPageToken();
        } while (!token.isEmpty() && events.size() < RECEIPTS_MAX);
        return new ArrayList<>(events.reversed());
    }

    private static FeedEvent event(Receipt receipt) {
        var data =
                JSON.createObjectNode()
                        .put("communityId", receipt.getCommunityId())
                        .put("at", Times.iso(receipt.getAtMillis()))
                        .put("poolId", receipt.getPoolId())
                        .put("outcome", receipt.getOutcome())
                        .put("paidBaseUnits", receipt.getPaidBaseUnits());
        if (!receipt.getUnpaidBecause().isEmpty()) {
            data.put("unpaidBecause", receipt.getUnpaidBecause());
        }
        var name = receipt.getOutcome().equals("UNRESOLVED") ? "unresolved" : "credit";
        return new FeedEvent(receipt.getPosition(), name, data.toString());
    }
}
