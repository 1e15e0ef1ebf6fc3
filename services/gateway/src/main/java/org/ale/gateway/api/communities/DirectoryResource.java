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
import org.ale.schemas.communities.v1.ListCommunitiesRequest;
import org.ale.schemas.communities.v1.MutinyCommunitiesServiceGrpc.MutinyCommunitiesServiceStub;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Communities for everybody who has signed in. */
@Path("/v1/communities")
@Tag(name = "communities")
@SecurityRequirement(name = "client")
@SecurityRequirement(name = "worker")
@AnyCaller
@RunOnVirtualThread
public final class DirectoryResource {
    private final MutinyCommunitiesServiceStub communities;
    private final CommunityDesk desk;

    DirectoryResource(
            @GrpcClient("communities") MutinyCommunitiesServiceStub communities,
            CommunityDesk desk) {
        this.communities = communities;
        this.desk = desk;
    }

    /** A page of the directory; the token is empty on the last one. */
    @Schema(name = "CommunityPage")
    public record Page(List<CommunityJson> communities, String nextPageToken) {}

    @GET
    @Operation(summary = "List communities", description = "In order of founding.")
    public Page list(
            @RestQuery @DefaultValue("50") int pageSize,
            @RestQuery @DefaultValue("") String pageToken) {
        var request =
                ListCommunitiesRequest.newBuilder()
                        .setPageSize(Check.page(pageSize))
                        .setPageToken(pageToken);
        var page = Calls.await(communities.listCommunities(request.build()));
        return new Page(
                page.getCommunitiesList().stream().map(CommunityJson::of).toList(),
                page.getNextPageToken());
    }

    @GET
    @Path("/{communityId}")
    @Operation(
            summary = "Get a community",
            description = "With its parameters, which every pool keeps as it was opened with them.")
    public CommunityJson get(String communityId, @RestQuery @Nullable String token) {
        return CommunityJson.of(desk.get(Check.id("community", communityId), token));
    }
}
