/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.identity.AnyCaller;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.ListProposalsRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What is proposed in a community, and how it stands. */
@Path("/v1/communities/{communityId}/proposals")
@Tag(name = "communities")
@AnyCaller
@RunOnVirtualThread
public final class ProposalsResource {
    private static final int TOKEN_CHARACTERS_MAX = 20;
    private final CommunitiesService communities;
    private final CommunityLookup lookup;

    ProposalsResource(
            @GrpcClient("communities") CommunitiesService communities, CommunityLookup lookup) {
        this.communities = communities;
        this.lookup = lookup;
    }

    /** A page of proposals. */
    @Schema(name = "ProposalPage")
    public record Page(List<ProposalJson> proposals, String nextPageToken) {}

    @GET
    @Operation(operationId = "listProposals", summary = "Proposals", description = "Newest first.")
    public Page list(
            String communityId,
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var id = Check.id("community", communityId);
        lookup.require(id);
        var page =
                Calls.await(
                        communities.listProposals(
                                ListProposalsRequest.newBuilder()
                                        .setCommunityId(id)
                                        .setPageSize(Check.page(pageSize))
                                        .setPageToken(
                                                Check.text(
                                                        "pageToken",
                                                        pageToken,
                                                        0,
                                                        TOKEN_CHARACTERS_MAX))
                                        .build()));
        return new Page(
                page.getProposalsList().stream().map(ProposalJson::of).toList(),
                page.getNextPageToken());
    }
}
