/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a worker stands at a community's on-boarding set. */
@Path("/v1/communities/{communityId}/onboarding")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class OnboardingResource {
    private final OnboardingDesk desk;
    private final CommunityLookup lookup;
    private final Caller caller;

    OnboardingResource(OnboardingDesk desk, CommunityLookup lookup, Caller caller) {
        this.desk = desk;
        this.lookup = lookup;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getMyOnboarding",
            summary = "My on-boarding",
            description = "The tasks themselves come in the deck.")
    public OnboardingJson onboarding(String communityId) {
        var id = Check.id("community", communityId);
        lookup.require(id);
        return OnboardingJson.of(
                desk.standings(caller.worker().toString(), List.of(id)).getFirst());
    }
}
