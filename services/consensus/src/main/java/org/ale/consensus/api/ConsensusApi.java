/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.api;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Instant;
import org.ale.consensus.domain.PoolCommand;
import org.ale.consensus.domain.PoolEvent;
import org.ale.consensus.projection.poolresults.PoolResults;
import org.ale.consensus.projection.standings.Standings;
import org.ale.eventsourcing.CommandBus;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.consensus.v1.ConsensusServiceGrpc.ConsensusServiceImplBase;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.consensus.v1.GetStandingsResponse;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.consensus.v1.ResetBreakerResponse;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.ale.schemas.consensus.v1.StreamResultsResponse;

/**
 * The gRPC service. It is written with observers and not with Mutiny, because only they tell when a
 * client reads more slowly than the database.
 */
@GrpcService
public class ConsensusApi extends ConsensusServiceImplBase {
    private static final int ACTOR_CHARACTERS_MAX = 100;
    private static final int COMMUNITIES_MAX = 1000;

    private final CommandBus<PoolCommand, PoolEvent> bus;
    private final PoolResults results;
    private final Standings standings;

    @Inject
    ConsensusApi(CommandBus<PoolCommand, PoolEvent> bus, PoolResults results, Standings standings) {
        this.bus = bus;
        this.results = results;
        this.standings = standings;
    }

    @Override
    public void resetBreaker(
            ResetBreakerRequest request, StreamObserver<ResetBreakerResponse> answer) {
        var community = Arguments.uuid("community_id", request.getCommunityId());
        var actor = Arguments.text("actor", request.getActor(), ACTOR_CHARACTERS_MAX);
        var job =
                request.getJobId().isEmpty()
                        ? null
                        : JobId.of(Arguments.uuid("job_id", request.getJobId()));
        CommandResults.answer(
                answer,
                CommandResults.send(
                        bus,
                        community,
                        Arguments.commandId(request.getCommandId()),
                        new PoolCommand.ResetBreaker(actor, job, Instant.EPOCH)),
                result -> ResetBreakerResponse.newBuilder().setResult(result).build());
    }

    @Override
    public void getStandings(
            GetStandingsRequest request, StreamObserver<GetStandingsResponse> answer) {
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        Arguments.within("community_ids", request.getCommunityIdsCount(), 0, COMMUNITIES_MAX);
        var communities =
                request.getCommunityIdsList().stream()
                        .map(each -> CommunityId.of(Arguments.uuid("community_ids", each)))
                        .toList();
        Queries.answer(
                answer,
                () ->
                        GetStandingsResponse.newBuilder()
                                .addAllStandings(standings.of(worker, communities))
                                .build());
    }

    @Override
    public void streamResults(
            StreamResultsRequest request, StreamObserver<StreamResultsResponse> answer) {
        var job = JobId.of(Arguments.uuid("job_id", request.getJobId()));
        Queries.stream(answer, new ResultsStream(results, job, answer)::run);
    }
}
