/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.projection.directory.DirectoryProjection;
import org.ale.communities.projection.directory.OnboardingDesk;
import org.ale.communities.projection.directory.OnboardingDesk.Standing;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.AnswerIds;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.communities.v1.AnswerOnboardingRequest;
import org.ale.schemas.communities.v1.AnswerOnboardingResponse;
import org.ale.schemas.communities.v1.DealOnboardingRequest;
import org.ale.schemas.communities.v1.DealOnboardingResponse;
import org.ale.schemas.communities.v1.GetOnboardingRequest;
import org.ale.schemas.communities.v1.GetOnboardingResponse;
import org.ale.schemas.communities.v1.OnboardingAnswer;

/** Deals items of on-boarding sets and takes the answers. */
@Singleton
class OnboardingCalls {
    private static final int ANSWERS_MAX = 20;
    private static final int COMMUNITIES_MAX = 20;
    private static final int DECK_MAX = 50;

    private final CommandBus<CommunityCommand, CommunityEvent> bus;
    private final OnboardingDesk desk;
    private final ReadYourWrites reads;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    @Inject
    OnboardingCalls(
            CommandBus<CommunityCommand, CommunityEvent> bus,
            OnboardingDesk desk,
            ReadYourWrites reads) {
        this.bus = bus;
        this.desk = desk;
        this.reads = reads;
    }

    Uni<DealOnboardingResponse> deal(DealOnboardingRequest request) {
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        var size = Arguments.within("size", request.getSize(), 0, DECK_MAX);
        var command = new CommunityCommand.DealOnboarding(worker, random.nextLong(), Instant.EPOCH);
        return CommandResults.send(
                        bus,
                        community.toString(),
                        Arguments.commandId(request.getCommandId()),
                        command)
                .flatMap(result ->
                        Queries.answer(() -> {
                            reads.await(DirectoryProjection.NAME, result.getToken());
                            var standing = desk.standing(community, worker);
                            var response =
                                    DealOnboardingResponse.newBuilder()
                                            .setResult(result)
                                            .setOnboarding(view(community, standing));
                            if (result.getRejection().isEmpty()) {
                                response.addAllTasks(
                                        OnboardingTasks.open(community, standing, size));
                            }
                            return response.build();
                        }));
    }

    Uni<AnswerOnboardingResponse> answer(AnswerOnboardingRequest request) {
        var community = CommunityId.of(Arguments.uuid("community_id", request.getCommunityId()));
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        Arguments.within("answers", request.getAnswersCount(), 1, ANSWERS_MAX);
        var wishes = request.getAnswersList().stream().map(each -> wish(worker, each)).toList();
        return CommandResults.outcomes(bus, community.toString(), wishes)
                .flatMap(outcomes -> Queries.answer(() -> answered(community, worker, outcomes)));
    }

    private static Wish<CommunityCommand> wish(WorkerId worker, OnboardingAnswer answer) {
        var task = Arguments.checked("task_id", () -> OnboardingTasks.Task.of(answer.getTaskId()));
        var said = Integer.toString(answer.getLabel());
        return new Wish<>(
                AnswerIds.of(worker.toString(), answer.getAnswerId(), answer.getTaskId(), said),
                new CommunityCommand.AnswerOnboarding(
                        worker, task.version(), task.item(), answer.getLabel(), Instant.EPOCH));
    }

    private AnswerOnboardingResponse answered(
            CommunityId community, WorkerId worker, List<Outcome<CommunityEvent>> outcomes)
            throws SQLException {
        var response = AnswerOnboardingResponse.newBuilder();
        for (var outcome : outcomes) {
            var result = CommandResults.of(outcome);
            reads.await(DirectoryProjection.NAME, result.getToken());
            response.addResults(result);
        }
        return response.setOnboarding(view(community, desk.standing(community, worker))).build();
    }

    Uni<GetOnboardingResponse> get(GetOnboardingRequest request) {
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        Arguments.within("community_ids", request.getCommunityIdsCount(), 1, COMMUNITIES_MAX);
        var communities = new ArrayList<CommunityId>();
        for (var id : request.getCommunityIdsList()) {
            communities.add(CommunityId.of(Arguments.uuid("community_ids", id)));
        }
        return Queries.answer(() -> {
            var response = GetOnboardingResponse.newBuilder();
            for (var community : communities) {
                response.addOnboardings(view(community, desk.standing(community, worker)));
            }
            return response.build();
        });
    }

    private org.ale.schemas.communities.v1.OnboardingView view(
            CommunityId community, Standing standing) {
        return OnboardingTasks.view(community, standing, clock.millis());
    }
}
