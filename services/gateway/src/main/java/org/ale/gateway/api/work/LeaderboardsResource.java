/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.BoardVault;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker is shown on leaderboards, and under which name. He is on none unless he asks, and
 * it gives or takes nothing.
 */
@Path("/v1/me/leaderboards")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class LeaderboardsResource {
    private final BoardVault boards;
    private final CommunityLookup lookup;
    private final Scores scores;
    private final Caller caller;

    LeaderboardsResource(BoardVault boards, CommunityLookup lookup, Scores scores, Caller caller) {
        this.boards = boards;
        this.lookup = lookup;
        this.scores = scores;
        this.caller = caller;
    }

    /** The name to be shown. */
    @Schema(name = "BoardNameWish", examples = "{\"name\":\"Anna K.\"}")
    public record Wish(@Nullable String name) {}

    /** My name on a community's board, as it is shown. */
    @Schema(name = "MyLeaderboard")
    public record MyBoard(String communityId, String name) {}

    /** All boards that show me. */
    @Schema(name = "MyLeaderboards")
    public record MyBoards(List<MyBoard> leaderboards) {}

    @GET
    @Operation(
            operationId = "listMyLeaderboards",
            summary = "Where I am shown",
            description = "The communities whose leaderboard shows me, and my name there.")
    public MyBoards mine() {
        return new MyBoards(
                boards.of(caller.worker()).stream()
                        .map(each -> new MyBoard(each.communityId(), each.name()))
                        .toList());
    }

    @PUT
    @Path("/{communityId}")
    @Operation(
            operationId = "showMeOnLeaderboard",
            summary = "Be shown on a leaderboard",
            description =
                    "Under this name from now on, in place of a former one: 2 to 32 letters (of any"
                            + " script), digits, blanks and the signs . _ - that nobody else has"
                            + " there in any case. Only who has finished a task there may be shown."
                            + " It gives or takes nothing.")
    public MyBoard show(String communityId, @Nullable Wish request) {
        var name = BoardNames.checked(Check.body(request).name());
        var id = Check.id("community", communityId);
        lookup.requireKnown(id);
        requireWork(id);
        return switch (boards.show(UUID.fromString(id), caller.worker(), name)) {
            case YES -> new MyBoard(id, name);
            case NAME_TAKEN ->
                    throw Problem.of(409, "name-taken", "Somebody else is shown as " + name + ".");
            case BOARD_FULL ->
                    throw Problem.of(
                            409, "leaderboard-full", "This board has no place for another name.");
        };
    }

    /** Else whoever makes keys could take all names. */
    private void requireWork(String communityId) {
        if (scores.in(caller.worker().toString(), communityId).getFinished() == 0) {
            throw Problem.of(409, "nothing-finished", "Finish a task in this community first.");
        }
    }

    @DELETE
    @Path("/{communityId}")
    @Operation(
            operationId = "hideMeFromLeaderboard",
            summary = "Be shown no more",
            description = "My name there is forgotten at once. It gives or takes nothing.")
    public void hide(String communityId) {
        boards.hide(UUID.fromString(Check.id("community", communityId)), caller.worker());
    }
}
