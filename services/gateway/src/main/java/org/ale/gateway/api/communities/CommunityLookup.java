/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.LastTokens;
import org.ale.gateway.api.LastTokens.Kind;
import org.ale.gateway.problem.Problem;
import org.ale.kernel.ClientId;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.CommunityView;
import org.ale.schemas.communities.v1.GetCommunityRequest;

/** Finds a community, or ends the request. Blocks. */
@Singleton
public final class CommunityLookup {
    private static final int REMEMBERED_MAX = 20_000;

    private final CommunitiesService communities;
    private final LastTokens tokens;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    CommunityLookup(@GrpcClient("communities") CommunitiesService communities, LastTokens tokens) {
        this.communities = communities;
        this.tokens = tokens;
    }

    /**
     * The community.
     *
     * @throws Problem 404 {@code unknown-community}
     */
    public CommunityView require(String communityId) {
        var found =
                Calls.await(
                        communities.getCommunity(
                                GetCommunityRequest.newBuilder()
                                        .setCommunityId(communityId)
                                        .setToken(tokens.toRead(Kind.COMMUNITY, communityId, null))
                                        .build()));
        if (!found.hasCommunity()) {
            throw unknown(communityId);
        }
        return found.getCommunity();
    }

    /**
     * Ends the request if there is no such community. One that was seen is remembered: communities
     * never go away.
     *
     * @throws Problem 404 {@code unknown-community}
     */
    public void requireKnown(String communityId) {
        if (known.getIfPresent(communityId) == null) {
            require(communityId);
            known.put(communityId, true);
        }
    }

    /** The community if this client founded it; to everybody else it does not exist here. */
    public CommunityView requireFounded(String communityId, ClientId client) {
        var community = require(communityId);
        if (!community.getFounder().equals(client.toString())) {
            throw unknown(communityId);
        }
        return community;
    }

    private static Problem unknown(String communityId) {
        return Problem.notFound(
                "unknown-community", "There is no community " + communityId + " here.");
    }
}
