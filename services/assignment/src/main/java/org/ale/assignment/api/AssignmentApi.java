/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.Outcome;
import org.ale.kernel.CommunityId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.AnswerIds;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.schemas.assignment.v1.Answer;
import org.ale.schemas.assignment.v1.AssignmentService;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.DealDeckResponse;
import org.ale.schemas.assignment.v1.SubmitAnswersRequest;
import org.ale.schemas.assignment.v1.SubmitAnswersResponse;
import org.jspecify.annotations.Nullable;

/** Hands tasks out and takes answers in. */
@GrpcService
public final class AssignmentApi implements AssignmentService {
    private static final int ANSWERS_MAX = 20;
    private static final String SKIPPED = "skip";

    private final CommandBus<LeaseCommand, LeaseEvent> bus;
    private final LeaseTimer timer;

    @Inject
    AssignmentApi(CommandBus<LeaseCommand, LeaseEvent> bus, LeaseTimer timer) {
        this.bus = bus;
        this.timer = timer;
    }

    @Override
    public Uni<DealDeckResponse> dealDeck(DealDeckRequest request) {
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        return CommandResults.<LeaseCommand, LeaseEvent>outcome(
                        bus,
                        community.toString(),
                        Arguments.commandId(request.getCommandId()),
                        new LeaseCommand.DealDeck(
                                community, worker, request.getSize(), Instant.EPOCH))
                .onTermination()
                .invoke((outcome, _, _) -> watch(community, outcome))
                .map(AssignmentApi::deck);
    }

    /**
     * A desk that dealt, or may have: whoever hears nothing in time or hangs up may hold tasks all
     * the same. Not one that refused, for any text of 36 characters names a community.
     *
     * @param outcome null if none was heard
     */
    private void watch(CommunityId community, @Nullable Outcome<LeaseEvent> outcome) {
        if (!(outcome instanceof Outcome.Rejected<LeaseEvent>)) {
            timer.watch(community.toString());
        }
    }

    /** What he holds already comes first, then what he was dealt now. */
    private static DealDeckResponse deck(Outcome<LeaseEvent> outcome) {
        var response = DealDeckResponse.newBuilder().setResult(CommandResults.of(outcome));
        switch (outcome) {
            case Outcome.Rejected<LeaseEvent> _ -> {}
            case Outcome.Accepted<LeaseEvent>(var _, var events) ->
                    events.forEach(event -> add(response, event));
        }
        return response.build();
    }

    private static void add(DealDeckResponse.Builder response, LeaseEvent event) {
        if (event instanceof LeaseEvent.DeckResumed resumed) {
            resumed.poolIds().forEach(pool -> response.addPoolIds(pool.toString()));
            response.setExpiresAtMillis(resumed.expiresAt().toEpochMilli());
        } else if (event instanceof LeaseEvent.DeckDealt dealt) {
            dealt.draws().forEach(draw -> response.addPoolIds(draw.poolId().toString()));
            if (response.getExpiresAtMillis() == 0) {
                response.setExpiresAtMillis(dealt.expiresAt().toEpochMilli());
            }
        }
    }

    @Override
    public Uni<SubmitAnswersResponse> submitAnswers(SubmitAnswersRequest request) {
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        Arguments.within("answers", request.getAnswersCount(), 1, ANSWERS_MAX);
        var wishes = request.getAnswersList().stream().map(each -> wish(worker, each)).toList();
        return CommandResults.outcomes(bus, community.toString(), wishes)
                .map(outcomes ->
                        SubmitAnswersResponse.newBuilder()
                                .addAllResults(outcomes.stream().map(CommandResults::of).toList())
                                .build());
    }

    private static Wish<LeaseCommand> wish(WorkerId worker, Answer answer) {
        var pool = Arguments.checked("pool_id", () -> PoolId.of(answer.getPoolId()));
        var said = answer.getSkip() ? SKIPPED : Integer.toString(answer.getLabel());
        return new Wish<>(
                AnswerIds.of(worker.toString(), answer.getAnswerId(), pool.toString(), said),
                answer.getSkip()
                        ? new LeaseCommand.SkipTask(pool, worker, Instant.EPOCH)
                        : new LeaseCommand.AcceptAnswer(
                                pool, worker, answer.getLabel(), Instant.EPOCH));
    }
}
