/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.HistoryPlace;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.PoolId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.projection.reputations.Reputations;
import org.ale.reputation.projection.reputations.ReputationsProjection;
import org.ale.schemas.reputation.v1.GetElectorateRequest;
import org.ale.schemas.reputation.v1.GetElectorateResponse;
import org.ale.schemas.reputation.v1.GetProgressRequest;
import org.ale.schemas.reputation.v1.GetProgressResponse;
import org.ale.schemas.reputation.v1.GetRankingRequest;
import org.ale.schemas.reputation.v1.GetRankingResponse;
import org.ale.schemas.reputation.v1.GetReputationRequest;
import org.ale.schemas.reputation.v1.GetReputationResponse;
import org.ale.schemas.reputation.v1.ListChangesRequest;
import org.ale.schemas.reputation.v1.ListChangesResponse;
import org.ale.schemas.reputation.v1.ReputationChange;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.reputation.v1.ReversePoolRequest;
import org.ale.schemas.reputation.v1.ReversePoolResponse;

/** Tells a worker's reputation and why. No rule is decided here. */
@GrpcService
public class ReputationApi implements ReputationService {
    private static final int PAGE_USUAL = 20;
    private static final int PAGE_MAX = 100;

    /** Workers who may be ranked in one question. */
    private static final int RANKED_MAX = 10_000;

    private final CommandBus<MemberCommand, MemberEvent> bus;
    private final Reputations reputations;
    private final ProgressAnswers progress;
    private final ReadYourWrites reads;

    @Inject
    ReputationApi(
            CommandBus<MemberCommand, MemberEvent> bus,
            Reputations reputations,
            ProgressAnswers progress,
            ReadYourWrites reads) {
        this.bus = bus;
        this.reputations = reputations;
        this.progress = progress;
        this.reads = reads;
    }

    @Override
    public Uni<GetReputationResponse> getReputation(GetReputationRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        return Queries.answer(() -> {
            await(request.getToken());
            var response = GetReputationResponse.newBuilder();
            reputations.standings(worker).stream()
                    .map(ReputationApi::view)
                    .forEach(response::addReputations);
            return response.build();
        });
    }

    @Override
    public Uni<GetElectorateResponse> getElectorate(GetElectorateRequest request) {
        var community = uuid("community_id", request.getCommunityId());
        return Queries.answer(() ->
                GetElectorateResponse.newBuilder()
                        .setTotalMicro(reputations.electorateMicro(community))
                        .build());
    }

    @Override
    public Uni<ListChangesResponse> listChanges(ListChangesRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        var community =
                request.getCommunityId().isEmpty()
                        ? Optional.<UUID>empty()
                        : Optional.of(uuid("community_id", request.getCommunityId()));
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before = Arguments.checked("page_token", () -> HistoryPlace.of(request.getPageToken()));
        return Queries.answer(() -> {
            var response = ListChangesResponse.newBuilder();
            var changes = reputations.changes(worker, community, before, size);
            changes.stream().map(ReputationApi::onWire).forEach(response::addChanges);
            if (changes.size() == size) {
                response.setNextPageToken(changes.getLast().place().toString());
            }
            return response.build();
        });
    }

    @Override
    public Uni<GetProgressResponse> getProgress(GetProgressRequest request) {
        var worker = uuid("worker_id", request.getWorkerId());
        return Queries.answer(() -> progress.progress(worker));
    }

    @Override
    public Uni<GetRankingResponse> getRanking(GetRankingRequest request) {
        var community = uuid("community_id", request.getCommunityId());
        var season = Arguments.checked("season", () -> ProgressAnswers.season(request.getSeason()));
        Arguments.within("worker_ids", request.getWorkerIdsCount(), 0, RANKED_MAX);
        var workers =
                request.getWorkerIdsList().stream().map(id -> uuid("worker_ids", id)).toList();
        return Queries.answer(() -> progress.ranking(community, season, workers));
    }

    @Override
    public Uni<ReversePoolResponse> reversePool(ReversePoolRequest request) {
        var community = Arguments.uuid("community_id", request.getCommunityId());
        var pool = Arguments.checked("pool_id", () -> PoolId.of(request.getPoolId()));
        var reverse = new MemberCommand.ReversePool(pool, Instant.EPOCH);
        return CommandResults.send(
                        bus, community, Arguments.commandId(request.getCommandId()), reverse)
                .map(result -> ReversePoolResponse.newBuilder().setResult(result).build());
    }

    private void await(String token) {
        if (!token.isEmpty()) {
            var parsed = Arguments.checked("token", () -> ReadYourWrites.parsed(token));
            reads.await(ReputationsProjection.NAME, parsed, ReadYourWrites.PATIENCE);
        }
    }

    /**
     * The score is hidden until enough tasks are finished: early luck is no measure. It counts all
     * the same as evidence and in ballots.
     */
    private static ReputationView view(Reputations.Standing standing) {
        var shown = standing.isVisible() ? standing.reputationMicro() : 0;
        return ReputationView.newBuilder()
                .setCommunityId(standing.community().toString())
                .setReputationMicro(shown)
                .setLevel(Levels.of(shown))
                .setFinished(standing.finished())
                .setWon(standing.won())
                .setVisible(standing.isVisible())
                .setHeldMicro(standing.reputationMicro())
                .setVisibleAfter(standing.visibleAfter())
                .build();
    }

    private static ReputationChange onWire(Reputations.Change change) {
        return ReputationChange.newBuilder()
                .setCommunityId(change.community().toString())
                .setPoolId(change.poolId().toString())
                .setGainMicro(change.gainMicro())
                .setReputationMicro(change.reputationMicro())
                .setReason(change.reason())
                .setAtMillis(change.place().atMillis())
                .build();
    }

    private static UUID uuid(String field, String value) {
        return UUID.fromString(Arguments.uuid(field, value));
    }
}
