/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Times;
import org.ale.gateway.api.communities.CommunityLookup;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.assignment.v1.AssignmentService;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.SubmitAnswersRequest;
import org.ale.schemas.assignment.v1.SubmitAnswersResponse;
import org.ale.schemas.communities.v1.AnswerOnboardingRequest;
import org.ale.schemas.communities.v1.AnswerOnboardingResponse;
import org.ale.schemas.type.v1.CommandResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A worker at work: random tasks out, answers in. */
@Path("/v1/communities/{communityId}")
@Tag(name = "work")
@WorkerOnly
@RunOnVirtualThread
public final class WorkResource {
    private static final int DECK_MAX = 50;
    private static final int ANSWERS_MAX = 20;

    private final AssignmentService assignment;
    private final Tasks tasks;
    private final OnboardingDesk onboarding;
    private final CommunityLookup lookup;
    private final Caller caller;

    WorkResource(
            @GrpcClient("assignment") AssignmentService assignment,
            Tasks tasks,
            OnboardingDesk onboarding,
            CommunityLookup lookup,
            Caller caller) {
        this.assignment = assignment;
        this.tasks = tasks;
        this.onboarding = onboarding;
        this.lookup = lookup;
        this.caller = caller;
    }

    /** How many tasks. */
    @Schema(name = "AskDeck", examples = "{\"size\":10}")
    public record AskDeck(@Nullable Integer size) {}

    /**
     * Tasks in hand.
     *
     * @param onboarding how I stand, if these are tasks of the on-boarding set; else left out
     */
    @Schema(name = "Deck")
    public record Deck(
            List<TaskJson> tasks,
            @Nullable String expiresAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OnboardingJson onboarding) {}

    /** Up to 20 answers. */
    @Schema(
            name = "Answers",
            examples =
                    "{\"answers\":[{\"answerId\":\"a1\",\"poolId\":\"<job>:7\",\"label\":1},"
                            + "{\"answerId\":\"a2\",\"poolId\":\"<job>:9\",\"skip\":true}]}")
    public record Answers(@Nullable List<AnswerJson> answers) {}

    /** What became of one answer. */
    @Schema(name = "AnswerOutcome")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OutcomeJson(
            String answerId,
            boolean accepted,
            @Nullable String token,
            @Nullable String code,
            @Nullable String detail) {}

    /** What became of all answers, in order. */
    @Schema(name = "AnswerOutcomes")
    public record Outcomes(
            List<OutcomeJson> outcomes,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OnboardingJson onboarding) {}

    @POST
    @Path("/deck")
    @Operation(
            operationId = "dealDeck",
            summary = "Be dealt tasks",
            description =
                    "At random; what I hold comes first. Who has to pass the on-boarding is dealt"
                            + " its tasks.")
    public Deck deck(String communityId, @Nullable AskDeck request) {
        var id = Check.id("community", communityId);
        var size =
                request == null || request.size() == null
                        ? 0
                        : Check.number("size", request.size(), 1, DECK_MAX);
        lookup.requireKnown(id);
        var dealt =
                Calls.await(
                        assignment.dealDeck(
                                DealDeckRequest.newBuilder()
                                        .setCommandId("deck-" + UUID.randomUUID())
                                        .setCommunityId(id)
                                        .setWorkerId(caller.worker().toString())
                                        .setSize(size)
                                        .build()));
        if (dealt.getResult().getRejection().equals("NOT_A_MEMBER")) {
            var set = onboarding.deal(id, caller.worker().toString(), size);
            if (!set.getResult().getRejection().equals("NOTHING_TO_PASS")) {
                Rejections.require(set.getResult());
                return new Deck(
                        OnboardingDesk.tasks(set.getTasksList()),
                        null,
                        OnboardingJson.of(set.getOnboarding()));
            }
        }
        Rejections.require(dealt.getResult());
        return new Deck(
                tasks.of(dealt.getPoolIdsList()),
                dealt.getPoolIdsCount() == 0 ? null : Times.iso(dealt.getExpiresAtMillis()),
                null);
    }

    @POST
    @Path("/answers")
    @Operation(
            operationId = "submitAnswers",
            summary = "Answer tasks",
            description = "Each has its own outcome.")
    public Outcomes answers(String communityId, @Nullable Answers request) {
        var id = Check.id("community", communityId);
        var answers = Check.body(request).answers();
        if (answers == null || answers.isEmpty() || answers.size() > ANSWERS_MAX) {
            throw Problem.invalid("answers has 1 to " + ANSWERS_MAX + " entries.");
        }
        lookup.requireKnown(id);
        var worker = caller.worker().toString();
        var pools = SubmitAnswersRequest.newBuilder().setCommunityId(id).setWorkerId(worker);
        var set = AnswerOnboardingRequest.newBuilder().setCommunityId(id).setWorkerId(worker);
        for (var answer : answers) {
            if (answer.isOnboarding(id)) {
                set.addAnswers(answer.toOnboarding());
            } else {
                pools.addAnswers(answer.toPool());
            }
        }
        var ofPools =
                pools.getAnswersCount() == 0
                        ? SubmitAnswersResponse.getDefaultInstance()
                        : Calls.await(assignment.submitAnswers(pools.build()));
        var ofSet =
                set.getAnswersCount() == 0
                        ? AnswerOnboardingResponse.getDefaultInstance()
                        : onboarding.answer(set.build());
        return new Outcomes(
                inOrder(id, answers, ofPools, ofSet),
                ofSet.hasOnboarding() ? OnboardingJson.of(ofSet.getOnboarding()) : null);
    }

    private static List<OutcomeJson> inOrder(
            String communityId,
            List<AnswerJson> answers,
            SubmitAnswersResponse ofPools,
            AnswerOnboardingResponse ofSet) {
        var pools = ofPools.getResultsList().iterator();
        var set = ofSet.getResultsList().iterator();
        return answers.stream()
                .map(answer -> {
                    var result = answer.isOnboarding(communityId) ? set.next() : pools.next();
                    return outcome(answer.checkedId(), result);
                })
                .toList();
    }

    private static OutcomeJson outcome(String answerId, CommandResult result) {
        if (result.getRejection().isEmpty()) {
            return new OutcomeJson(answerId, true, result.getToken(), null, null);
        }
        return new OutcomeJson(
                answerId, false, null, Rejections.code(result.getRejection()), result.getDetail());
    }
}
