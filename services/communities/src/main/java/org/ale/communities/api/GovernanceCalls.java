/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.projection.directory.Proposals;
import org.ale.eventsourcing.CommandBus;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.communities.v1.CancelChangeRequest;
import org.ale.schemas.communities.v1.CancelChangeResponse;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CastBallotResponse;
import org.ale.schemas.communities.v1.ListProposalsRequest;
import org.ale.schemas.communities.v1.ListProposalsResponse;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.communities.v1.ProposeParametersResponse;
import org.ale.schemas.type.v1.CommandResult;

/** Takes proposals and ballots. */
@Singleton
class GovernanceCalls {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 100;
    private static final int ACTOR_CHARACTERS_MAX = 100;

    private final CommandBus<CommunityCommand, CommunityEvent> bus;
    private final Proposals proposals;
    private final ProposalTimer timer;
    private final ProposalAnswers answers;

    @Inject
    GovernanceCalls(
            CommandBus<CommunityCommand, CommunityEvent> bus,
            Proposals proposals,
            ProposalTimer timer,
            ProposalAnswers answers) {
        this.bus = bus;
        this.proposals = proposals;
        this.timer = timer;
        this.answers = answers;
    }

    private static String id(String text) {
        return Arguments.uuid("community_id", text);
    }

    private static WorkerId worker(String text) {
        return WorkerId.of(Arguments.uuid("worker_id", text));
    }

    private Uni<CommandResult> send(String community, String commandId, CommunityCommand command) {
        return CommandResults.send(bus, id(community), Arguments.commandId(commandId), command);
    }

    Uni<CancelChangeResponse> cancel(CancelChangeRequest request) {
        var command =
                new CommunityCommand.CancelChange(
                        Arguments.text("actor", request.getActor(), ACTOR_CHARACTERS_MAX),
                        request.getVersion(),
                        Instant.EPOCH);
        return send(request.getCommunityId(), request.getCommandId(), command)
                .map(result -> CancelChangeResponse.newBuilder().setResult(result).build());
    }

    Uni<ProposeParametersResponse> propose(ProposeParametersRequest request) {
        var command =
                new CommunityCommand.ProposeParameters(
                        worker(request.getWorkerId()),
                        request.getOverridesMap(),
                        request.getReputationMicro(),
                        request.getElectorateMicro(),
                        Instant.EPOCH);
        var community = id(request.getCommunityId());
        timer.watch(community);
        return CommandResults.outcome(
                        bus, community, Arguments.commandId(request.getCommandId()), command)
                .flatMap(outcome -> answers.proposed(CommunityId.of(community), outcome));
    }

    Uni<CastBallotResponse> ballot(CastBallotRequest request) {
        var command =
                new CommunityCommand.CastBallot(
                        worker(request.getWorkerId()),
                        request.getProposal(),
                        request.getYes(),
                        request.getReputationMicro(),
                        Instant.EPOCH);
        return send(request.getCommunityId(), request.getCommandId(), command)
                .map(result -> CastBallotResponse.newBuilder().setResult(result).build());
    }

    Uni<ListProposalsResponse> list(ListProposalsRequest request) {
        var community = CommunityId.of(id(request.getCommunityId()));
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var before =
                request.getPageToken().isEmpty()
                        ? Integer.MAX_VALUE
                        : Arguments.checked(
                                "page_token", () -> Integer.parseInt(request.getPageToken()));
        return Queries.answer(() -> {
            var page = proposals.page(community, before, size);
            var response = ListProposalsResponse.newBuilder().addAllProposals(page);
            if (page.size() == size) {
                response.setNextPageToken(Integer.toString(page.getLast().getProposal()));
            }
            return response.build();
        });
    }
}
