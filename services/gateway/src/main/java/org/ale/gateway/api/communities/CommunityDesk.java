/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.ClientId;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.GetCommunityRequest;
import org.ale.schemas.communities.v1.MutinyCommunitiesServiceGrpc.MutinyCommunitiesServiceStub;
import org.jspecify.annotations.Nullable;

/** Looks communities up. Blocks. */
@Singleton
public final class CommunityDesk {
    private final MutinyCommunitiesServiceStub communities;
    private final LastTokens tokens;

    CommunityDesk(
            @GrpcClient("communities") MutinyCommunitiesServiceStub communities,
            LastTokens tokens) {
        this.communities = communities;
        this.tokens = tokens;
    }

    /**
     * A community as the last write of this gateway left it, or as the token asks.
     *
     * @throws Problem 404 {@code unknown-community}
     */
    public CommunityView get(String communityId, @Nullable String token) {
        var request =
                GetCommunityRequest.newBuilder()
                        .setCommunityId(communityId)
                        .setToken(tokens.toRead(communityId, token));
        var answer = Calls.await(communities.getCommunity(request.build()));
        if (!answer.hasCommunity()) {
            throw unknown();
        }
        return answer.getCommunity();
    }

    /**
     * The same, if this client founded it; for anybody else it does not exist here.
     *
     * @throws Problem 404 {@code unknown-community}
     */
    public CommunityView ofFounder(String communityId, ClientId founder) {
        var community = get(communityId, null);
        if (!community.getFounder().equals(founder.toString())) {
            throw unknown();
        }
        return community;
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-community", "There is no such community.");
    }
}
