/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.JoinCommunityRequest;
import org.ale.schemas.communities.v1.OnboardingView;
import org.ale.schemas.consensus.v1.ConsensusService;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.reputation.v1.ReputationView;
import org.ale.schemas.staking.v1.GetStakeRequest;
import org.ale.schemas.staking.v1.StakingService;
import org.ale.schemas.type.v1.Requirement;
import org.ale.schemas.type.v1.Standing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** A worker joins a community and brings along what he has shown elsewhere. */
@Path("/v1/communities/{communityId}/members")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class MembersResource {
    private static final int ELSEWHERE_MAX = 900;

    private final CommunitiesService communities;
    private final Scores scores;
    private final ConsensusService consensus;
    private final OnboardingDesk onboarding;
    private final StakingService staking;
    private final CommunityLookup lookup;
    private final Caller caller;

    MembersResource(
            @GrpcClient("communities") CommunitiesService communities,
            Scores scores,
            @GrpcClient("consensus") ConsensusService consensus,
            OnboardingDesk onboarding,
            @GrpcClient("staking") StakingService staking,
            CommunityLookup lookup,
            Caller caller) {
        this.communities = communities;
        this.scores = scores;
        this.consensus = consensus;
        this.onboarding = onboarding;
        this.staking = staking;
        this.lookup = lookup;
        this.caller = caller;
    }

    /** A membership. */
    @Schema(name = "Membership")
    public record Membership(String communityId, String workerId, String token) {}

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "joinCommunity",
            summary = "Join",
            description = "Says which requirements are missing, if any.")
    public Membership join(String communityId) {
        var id = Check.id("community", communityId);
        var worker = caller.worker().toString();
        var requirements = lookup.require(id).getParameters().getRequirementsList();
        var earned = requirements.isEmpty() ? List.<ReputationView>of() : scores.of(worker);
        var answer =
                Calls.await(
                        communities.joinCommunity(
                                JoinCommunityRequest.newBuilder()
                                        .setCommandId("join-" + UUID.randomUUID())
                                        .setCommunityId(id)
                                        .setWorkerId(worker)
                                        .addAllEvidence(evidence(worker, requirements, earned))
                                        .setStakedBaseUnits(staked(worker, requirements))
                                        .build()));
        var result = JoinRefusal.told(answer.getResult(), earned);
        return new Membership(id, worker, Rejections.require(result));
    }

    /** What the chain knows that he has staked, if it is asked for; else nothing. */
    private String staked(String worker, List<Requirement> requirements) {
        if (requirements.stream().allMatch(each -> each.getMinStakeBaseUnits().isEmpty())) {
            return "";
        }
        return Calls.await(
                        staking.getStake(GetStakeRequest.newBuilder().setWorkerId(worker).build()))
                .getStakedBaseUnits();
    }

    /** What the services know of the worker in the communities that are asked about. */
    private List<Standing> evidence(
            String worker, List<Requirement> requirements, List<ReputationView> earned) {
        if (requirements.isEmpty()) {
            return List.of();
        }
        var asked =
                requirements.stream()
                        .map(Requirement::getCommunityId)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
        var accuracy = asked.isEmpty() ? List.<Standing>of() : accuracy(worker, asked);
        var sets =
                requirements.stream()
                        .filter(Requirement::getOnboardingPassed)
                        .map(Requirement::getCommunityId)
                        .distinct()
                        .toList();
        var passed =
                onboarding.standings(worker, sets).stream()
                        .filter(each -> each.getState().equals("PASSED"))
                        .map(OnboardingView::getCommunityId)
                        .toList();
        var evidence = new ArrayList<Standing>();
        for (var community : asked) {
            var standing =
                    Standing.newBuilder()
                            .setCommunityId(community)
                            .setReputationMicro(Scores.in(earned, community).getHeldMicro())
                            .setOnboardingPassed(passed.contains(community));
            accuracy.stream()
                    .filter(each -> each.getCommunityId().equals(community))
                    .forEach(each ->
                            standing.setAccuracyBps(each.getAccuracyBps())
                                    .setFinished(each.getFinished()));
            evidence.add(standing.build());
        }
        if (requirements.stream().anyMatch(each -> !each.getStage().isEmpty())) {
            evidence.addAll(elsewhere(earned, asked));
        }
        return evidence;
    }

    private List<Standing> accuracy(String worker, List<String> communities) {
        return Calls.await(
                        consensus.getStandings(
                                GetStandingsRequest.newBuilder()
                                        .setWorkerId(worker)
                                        .addAllCommunityIds(communities)
                                        .build()))
                .getStandingsList();
    }

    /** Work in any other community may reach a stage; which stage it is its service knows. */
    private static List<Standing> elsewhere(List<ReputationView> earned, List<String> asked) {
        return earned.stream()
                .filter(each -> each.getFinished() > 0 && !asked.contains(each.getCommunityId()))
                .sorted(Comparator.comparingInt(ReputationView::getFinished).reversed())
                .limit(ELSEWHERE_MAX)
                .map(each ->
                        Standing.newBuilder()
                                .setCommunityId(each.getCommunityId())
                                .setFinished(each.getFinished())
                                .build())
                .toList();
    }
}
