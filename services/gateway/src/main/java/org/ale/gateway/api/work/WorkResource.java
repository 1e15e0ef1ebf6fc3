/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.api.Calls;
import org.ale.gateway.api.Check;
import org.ale.gateway.api.Times;
import org.ale.gateway.identity.Caller;
import org.ale.gateway.identity.WorkerOnly;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.assignment.v1.Answer;
import org.ale.schemas.assignment.v1.AssignmentService;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.SubmitAnswersRequest;
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
    private static final int ANSWER_ID_CHARACTERS_MAX = 60;
    private static final int LABEL_MAX = 1_000;

    private final AssignmentService assignment;
    private final Tasks tasks;
    private final Caller caller;

    WorkResource(
            @GrpcClient("assignment") AssignmentService assignment, Tasks tasks, Caller caller) {
        this.assignment = assignment;
        this.tasks = tasks;
        this.caller = caller;
    }

    /** How many tasks. */
    @Schema(name = "AskDeck", examples = "{\"size\":10}")
    public record AskDeck(@Nullable Integer size) {}

    /** Tasks in hand. */
    @Schema(name = "Deck")
    public record Deck(List<TaskJson> tasks, @Nullable String expiresAt) {}

    /** One answer, or a skip. */
    @Schema(name = "Answer")
    public record AnswerJson(
            @Nullable String answerId,
            @Nullable String poolId,
            @Nullable Integer label,
            @Nullable Boolean skip) {}

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
    public record Outcomes(List<OutcomeJson> outcomes) {}

    @POST
    @Path("/deck")
    @Operation(summary = "Be dealt tasks", description = "At random; what I hold comes first.")
    public Deck deck(String communityId, @Nullable AskDeck request) {
        var id = Check.id("community", communityId);
        var size =
                request == null || request.size() == null
                        ? 0
                        : Check.number("size", request.size(), 1, DECK_MAX);
        var dealt =
                Calls.await(
                        assignment.dealDeck(
                                DealDeckRequest.newBuilder()
                                        .setCommandId("deck-" + UUID.randomUUID())
                                        .setCommunityId(id)
                                        .setWorkerId(caller.worker().toString())
                                        .setSize(size)
                                        .build()));
        Rejections.require(dealt.getResult());
        return new Deck(
                tasks.of(dealt.getPoolIdsList()),
                dealt.getPoolIdsCount() == 0 ? null : Times.iso(dealt.getExpiresAtMillis()));
    }

    @POST
    @Path("/answers")
    @Operation(summary = "Answer tasks", description = "Each has its own outcome.")
    public Outcomes answers(String communityId, @Nullable Answers request) {
        var id = Check.id("community", communityId);
        var answers = Check.body(request).answers();
        if (answers == null || answers.isEmpty() || answers.size() > ANSWERS_MAX) {
            throw Problem.invalid("answers has 1 to " + ANSWERS_MAX + " entries.");
        }
        var message =
                SubmitAnswersRequest.newBuilder()
                        .setCommunityId(id)
                        .setWorkerId(caller.worker().toString());
        answers.forEach(answer -> message.addAnswers(message(answer)));
        var results = Calls.await(assignment.submitAnswers(message.build())).getResultsList();
        var outcomes = new ArrayList<OutcomeJson>(results.size());
        for (var index = 0; index < results.size(); index++) {
            outcomes.add(outcome(message.getAnswers(index).getAnswerId(), results.get(index)));
        }
        return new Outcomes(outcomes);
    }

    private static Answer message(AnswerJson answer) {
        var message =
                Answer.newBuilder()
                        .setAnswerId(
                                Check.text(
                                        "answerId", answer.answerId(), 1, ANSWER_ID_CHARACTERS_MAX))
                        .setPoolId(Check.pool("poolId", answer.poolId()));
        if (Boolean.TRUE.equals(answer.skip())) {
            return message.setSkip(true).build();
        }
        return message.setLabel(Check.number("label", answer.label(), 0, LABEL_MAX)).build();
    }

    private static OutcomeJson outcome(String answerId, CommandResult result) {
        if (result.getRejection().isEmpty()) {
            return new OutcomeJson(answerId, true, result.getToken(), null, null);
        }
        return new OutcomeJson(
                answerId, false, null, Rejections.code(result.getRejection()), result.getDetail());
    }
}
