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
import org.ale.eventsourcing.Outcome;
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

    @Inject
    GovernanceCalls(
            CommandBus<CommunityCommand, CommunityEvent> bus,
            Proposals proposals,
            ProposalTimer timer) {
        this.bus = bus;
        this.proposals = proposals;
        this.timer = timer;
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
        timer.watch(id(request.getCommunityId()));
        return CommandResults.outcome(
                        bus,
                        id(request.getCommunityId()),
                        Arguments.commandId(request.getCommandId()),
                        command)
                .map(GovernanceCalls::proposed);
    }

    private static ProposeParametersResponse proposed(Outcome<CommunityEvent> outcome) {
        var response = ProposeParametersResponse.newBuilder().setResult(CommandResults.of(outcome));
        if (outcome instanceof Outcome.Accepted<CommunityEvent>(var _, var events)) {
            for (var event : events) {
                if (event instanceof CommunityEvent.ProposalOpened opened) {
                    response.setProposal(opened.proposal())
                            .setClosesAtMillis(opened.closesAt().toEpochMilli());
                }
            }
        }
        return response.build();
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
