/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.api;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.ale.communities.codec.OnboardingValues;
import org.ale.communities.codec.Values;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.projection.directory.Directory;
import org.ale.communities.projection.directory.DirectoryProjection;
import org.ale.communities.projection.directory.Stages;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.platform.grpc.Arguments;
import org.ale.platform.grpc.CommandResults;
import org.ale.platform.grpc.Queries;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.communities.v1.AnswerOnboardingRequest;
import org.ale.schemas.communities.v1.AnswerOnboardingResponse;
import org.ale.schemas.communities.v1.CancelChangeRequest;
import org.ale.schemas.communities.v1.CancelChangeResponse;
import org.ale.schemas.communities.v1.CastBallotRequest;
import org.ale.schemas.communities.v1.CastBallotResponse;
import org.ale.schemas.communities.v1.ChangeParametersRequest;
import org.ale.schemas.communities.v1.ChangeParametersResponse;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.DealOnboardingRequest;
import org.ale.schemas.communities.v1.DealOnboardingResponse;
import org.ale.schemas.communities.v1.DefineOnboardingRequest;
import org.ale.schemas.communities.v1.DefineOnboardingResponse;
import org.ale.schemas.communities.v1.FoundCommunityRequest;
import org.ale.schemas.communities.v1.FoundCommunityResponse;
import org.ale.schemas.communities.v1.GetCommunityRequest;
import org.ale.schemas.communities.v1.GetCommunityResponse;
import org.ale.schemas.communities.v1.GetOnboardingRequest;
import org.ale.schemas.communities.v1.GetOnboardingResponse;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.communities.v1.JoinCommunityResponse;
import org.ale.schemas.communities.v1.ListCommunitiesRequest;
import org.ale.schemas.communities.v1.ListCommunitiesResponse;
import org.ale.schemas.communities.v1.ListProposalsRequest;
import org.ale.schemas.communities.v1.ListProposalsResponse;
import org.ale.schemas.communities.v1.ProposeParametersRequest;
import org.ale.schemas.communities.v1.ProposeParametersResponse;
import org.ale.schemas.type.v1.CommandResult;

/** Founds, changes, joins and lists communities. */
@GrpcService
public class CommunitiesApi implements CommunitiesService {
    private static final int EVIDENCE_MAX = 1_000;
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 100;
    private static final int FOUNDER_CHARACTERS_MAX = 100;

    private final CommandBus<CommunityCommand, CommunityEvent> bus;
    private final Directory directory;
    private final ReadYourWrites reads;
    private final OnboardingCalls onboarding;
    private final GovernanceCalls governance;
    private final Stages stages;
    private final Clock clock = Clock.systemUTC();

    @Inject
    CommunitiesApi(
            CommandBus<CommunityCommand, CommunityEvent> bus,
            Directory directory,
            ReadYourWrites reads,
            OnboardingCalls onboarding,
            GovernanceCalls governance,
            Stages stages) {
        this.bus = bus;
        this.directory = directory;
        this.reads = reads;
        this.onboarding = onboarding;
        this.governance = governance;
        this.stages = stages;
    }

    private static CommunityId id(String text) {
        return CommunityId.of(Arguments.uuid("community_id", text));
    }

    private Uni<CommandResult> send(
            CommunityId community, String commandId, CommunityCommand command) {
        return CommandResults.send(
                bus, community.toString(), Arguments.commandId(commandId), command);
    }

    @Override
    public Uni<FoundCommunityResponse> foundCommunity(FoundCommunityRequest request) {
        var community = id(request.getCommunityId());
        var command =
                new CommunityCommand.FoundCommunity(
                        community,
                        Arguments.text("founder", request.getFounder(), FOUNDER_CHARACTERS_MAX),
                        request.getName(),
                        request.getTopic(),
                        request.getTemplate(),
                        request.getTaskTypesList(),
                        request.getOverridesMap(),
                        Arguments.checked(
                                "requirements",
                                () -> ParametersCodec.decode(request.getRequirementsList())),
                        "",
                        Instant.EPOCH);
        return send(community, request.getCommandId(), command)
                .map(result -> FoundCommunityResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<ChangeParametersResponse> changeParameters(ChangeParametersRequest request) {
        var command =
                new CommunityCommand.ChangeParameters(
                        Arguments.text("actor", request.getActor(), FOUNDER_CHARACTERS_MAX),
                        request.getOverridesMap(),
                        Arguments.checked(
                                "requirements",
                                () ->
                                        Values.requirements(
                                                request.hasRequirements(),
                                                request.getRequirements())),
                        Instant.ofEpochMilli(request.getEffectiveFromMillis()),
                        Instant.EPOCH);
        return send(id(request.getCommunityId()), request.getCommandId(), command)
                .map(result -> ChangeParametersResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<JoinCommunityResponse> joinCommunity(JoinCommunityRequest request) {
        var worker = WorkerId.of(Arguments.uuid("worker_id", request.getWorkerId()));
        var community = id(request.getCommunityId());
        Arguments.within("evidence", request.getEvidenceCount(), 0, EVIDENCE_MAX);
        var shown = Arguments.checked("evidence", () -> Values.evidence(request.getEvidenceList()));
        var staked =
                Arguments.checked(
                        "staked_base_units", () -> Values.staked(request.getStakedBaseUnits()));
        return Queries.answer(() -> stages.of(worker, shown, GraduationCommunities.IDS))
                .map(evidence ->
                        new CommunityCommand.JoinCommunity(worker, evidence, staked, Instant.EPOCH))
                .flatMap(command -> send(community, request.getCommandId(), command))
                .map(result -> JoinCommunityResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<DefineOnboardingResponse> defineOnboarding(DefineOnboardingRequest request) {
        var command =
                new CommunityCommand.DefineOnboarding(
                        Arguments.text("actor", request.getActor(), FOUNDER_CHARACTERS_MAX),
                        OnboardingValues.set(request.getSet()),
                        Instant.EPOCH);
        return send(id(request.getCommunityId()), request.getCommandId(), command)
                .map(result -> DefineOnboardingResponse.newBuilder().setResult(result).build());
    }

    @Override
    public Uni<DealOnboardingResponse> dealOnboarding(DealOnboardingRequest request) {
        return onboarding.deal(request);
    }

    @Override
    public Uni<AnswerOnboardingResponse> answerOnboarding(AnswerOnboardingRequest request) {
        return onboarding.answer(request);
    }

    @Override
    public Uni<GetOnboardingResponse> getOnboarding(GetOnboardingRequest request) {
        return onboarding.get(request);
    }

    @Override
    public Uni<CancelChangeResponse> cancelChange(CancelChangeRequest request) {
        return governance.cancel(request);
    }

    @Override
    public Uni<ProposeParametersResponse> proposeParameters(ProposeParametersRequest request) {
        return governance.propose(request);
    }

    @Override
    public Uni<CastBallotResponse> castBallot(CastBallotRequest request) {
        return governance.ballot(request);
    }

    @Override
    public Uni<ListProposalsResponse> listProposals(ListProposalsRequest request) {
        return governance.list(request);
    }

    @Override
    public Uni<GetCommunityResponse> getCommunity(GetCommunityRequest request) {
        return Queries.answer(() -> {
            reads.await(DirectoryProjection.NAME, request.getToken());
            var response = GetCommunityResponse.newBuilder();
            directory
                    .one(id(request.getCommunityId()), clock.millis())
                    .ifPresent(response::setCommunity);
            return response.build();
        });
    }

    @Override
    public Uni<ListCommunitiesResponse> listCommunities(ListCommunitiesRequest request) {
        var size = Arguments.pageSize(request.getPageSize(), PAGE_USUAL, PAGE_MAX);
        var after =
                request.getPageToken().isEmpty()
                        ? 0
                        : Arguments.checked(
                                "page_token", () -> Long.parseLong(request.getPageToken()));
        return Queries.answer(() -> {
            var page = directory.page(after, size, clock.millis());
            var response = ListCommunitiesResponse.newBuilder();
            page.forEach(row -> response.addCommunities(row.view()));
            if (page.size() == size) {
                response.setNextPageToken(Long.toString(page.getLast().number()));
            }
            return response.build();
        });
    }
}
