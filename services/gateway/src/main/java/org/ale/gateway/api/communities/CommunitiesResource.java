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
import org.ale.schemas.communities.v1.ListCommunitiesRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The directory of communities. */
@Path("/v1/communities")
@Tag(name = "communities")
@AnyCaller
@RunOnVirtualThread
public final class CommunitiesResource {
    private static final int TOKEN_CHARACTERS_MAX = 200;
    private final CommunitiesService communities;
    private final CommunityLookup lookup;

    CommunitiesResource(
            @GrpcClient("communities") CommunitiesService communities, CommunityLookup lookup) {
        this.communities = communities;
        this.lookup = lookup;
    }

    /** A page of the directory. */
    @Schema(name = "CommunityPage")
    public record Page(List<CommunityJson> communities, String nextPageToken) {}

    @GET
    @Operation(
            operationId = "listCommunities",
            summary = "List communities",
            description = "In order of founding.")
    public Page list(
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var page =
                Calls.await(
                        communities.listCommunities(
                                ListCommunitiesRequest.newBuilder()
                                        .setPageSize(Check.page(pageSize))
                                        .setPageToken(
                                                Check.text(
                                                        "pageToken",
                                                        pageToken,
                                                        0,
                                                        TOKEN_CHARACTERS_MAX))
                                        .build()));
        return new Page(
                page.getCommunitiesList().stream().map(CommunityJson::of).toList(),
                page.getNextPageToken());
    }

    @GET
    @Path("/{communityId}")
    @Operation(
            operationId = "getCommunity",
            summary = "One community",
            description = "With the parameters in force.")
    public CommunityJson one(String communityId) {
        return CommunityJson.of(lookup.require(Check.id("community", communityId)));
    }
}
