/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.platform.counter.Counter.Add;
import org.ale.platform.counter.Counter.Added;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.consensus.v1.ConsensusService;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.consensus.v1.GetStandingsResponse;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.consensus.v1.ResetBreakerResponse;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.ale.schemas.consensus.v1.StreamResultsResponse;
import org.ale.schemas.type.v1.Standing;

/**
 * Borrows a published service: the breaker's actor is the amount, the standing's reputation is the
 * sum.
 */
@GrpcService
class CounterApi implements ConsensusService {
    private final CommandBus<Add, Added> bus;
    private final ReadYourWrites reads;
    private final DataSource dataSource;

    @Inject
    CounterApi(CommandBus<Add, Added> bus, ReadYourWrites reads, DataSource dataSource) {
        this.bus = bus;
        this.reads = reads;
        this.dataSource = dataSource;
    }

    @Override
    public Uni<ResetBreakerResponse> resetBreaker(ResetBreakerRequest request) {
        var stream = Arguments.uuid("community_id", request.getCommunityId());
        var amount = Arguments.checked("actor", () -> Integer.valueOf(request.getActor()));
        return CommandResults.send(
                        bus, stream, Arguments.commandId(request.getCommandId()), new Add(amount))
                .map(result -> ResetBreakerResponse.newBuilder().setResult(result).build());
    }

    /** The worker id is a consistency token here. */
    @Override
    public Uni<GetStandingsResponse> getStandings(GetStandingsRequest request) {
        return Queries.answer(() -> {
            reads.await("sums", request.getWorkerId());
            return sum(request.getCommunityIds(0));
        });
    }

    private GetStandingsResponse sum(String stream) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement("select total from sums where stream = ?")) {
            select.setString(1, stream);
            try (var rows = select.executeQuery()) {
                var sum = rows.next() ? rows.getLong(1) : 0;
                return GetStandingsResponse.newBuilder()
                        .addStandings(Standing.newBuilder().setReputationMicro(sum))
                        .build();
            }
        }
    }

    @Override
    public Multi<StreamResultsResponse> streamResults(StreamResultsRequest request) {
        throw new IllegalStateException("secret of the house");
    }
}
