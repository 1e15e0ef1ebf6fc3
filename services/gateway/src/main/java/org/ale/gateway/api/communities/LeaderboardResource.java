/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.communities;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.identity.AnyCaller;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.vault.BoardVault;
import org.ale.schemas.reputation.v1.GetRankingRequest;
import org.ale.schemas.reputation.v1.RankedWorker;
import org.ale.schemas.reputation.v1.ReputationService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Who of those who want to be shown is the most accurate; nobody's id is told. */
@Path("/v1/communities/{communityId}/leaderboard")
@Tag(name = "communities")
@AnyCaller
@RunOnVirtualThread
public final class LeaderboardResource {
    private static final Pattern SEASON = Pattern.compile("[0-9]{4}-Q[1-4]");
    private final ReputationService reputation;
    private final BoardVault boards;
    private final CommunityLookup lookup;

    LeaderboardResource(
            @GrpcClient("reputation") ReputationService reputation,
            BoardVault boards,
            CommunityLookup lookup) {
        this.reputation = reputation;
        this.boards = boards;
        this.lookup = lookup;
    }

    /** One who is shown; equals share their place. */
    @Schema(name = "LeaderboardRow")
    public record Row(int place, String name, int decided, int won) {}

    /**
     * The board of a season.
     *
     * @param decidedMin fewest decided tasks of who is ranked
     */
    @Schema(name = "Leaderboard")
    public record Board(String season, int decidedMin, List<Row> workers) {}

    @GET
    @Operation(
            operationId = "getLeaderboard",
            summary = "The most accurate of a season",
            description =
                    "Of the workers who asked to be shown and have decided enough tasks: the best"
                            + " 100 by the share of tasks won; who has decided more comes first"
                            + " among equals.")
    public Board board(String communityId, @RestQuery @DefaultValue("") String season) {
        if (!season.isEmpty() && !SEASON.matcher(season).matches()) {
            throw Problem.invalid("season is a year and its quarter, for example 2026-Q4.");
        }
        var id = Check.id("community", communityId);
        lookup.requireKnown(id);
        var names = boards.namesIn(UUID.fromString(id));
        var ranking =
                Calls.await(
                        reputation.getRanking(
                                GetRankingRequest.newBuilder()
                                        .setCommunityId(id)
                                        .setSeason(season)
                                        .addAllWorkerIds(names.keySet())
                                        .build()));
        return new Board(
                ranking.getSeason(),
                ranking.getDecidedMin(),
                rows(ranking.getWorkersList(), names));
    }

    private static List<Row> rows(List<RankedWorker> ranked, Map<String, String> names) {
        var rows = new ArrayList<Row>();
        for (var each : ranked) {
            var name = names.get(each.getWorkerId());
            if (name != null) {
                rows.add(new Row(each.getPlace(), name, each.getDecided(), each.getWon()));
            }
        }
        return rows;
    }
}
