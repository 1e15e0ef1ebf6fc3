/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.ale.gateway.api.Calls;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.schemas.reputation.v1.GetProgressRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far a worker has come (rules §9). */
@Path("/v1/me/progress")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class ProgressResource {
    private final ReputationService reputation;
    private final Caller caller;

    ProgressResource(@GrpcClient("reputation") ReputationService reputation, Caller caller) {
        this.reputation = reputation;
        this.caller = caller;
    }

    /** My progress everywhere. */
    @Schema(name = "ProgressEverywhere")
    public record Everywhere(List<ProgressJson> communities) {}

    @GET
    @Operation(
            operationId = "getMyProgress",
            summary = "My seasons, streaks, badges and quests",
            description =
                    "In each community in which a task of mine was decided. The level is null until"
                            + " my score is shown there.")
    public Everywhere progress() {
        var found =
                Calls.await(
                        reputation.getProgress(
                                GetProgressRequest.newBuilder()
                                        .setWorkerId(caller.worker().toString())
                                        .build()));
        return new Everywhere(found.getCommunitiesList().stream().map(ProgressJson::of).toList());
    }
}
