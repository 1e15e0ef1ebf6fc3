/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ale.gateway.api.Calls;
import org.ale.gateway.problem.Problem;
import org.ale.gateway.problem.Rejections;
import org.ale.schemas.communities.v1.AnswerOnboardingRequest;
import org.ale.schemas.communities.v1.AnswerOnboardingResponse;
import org.ale.schemas.communities.v1.CommunitiesService;
import org.ale.schemas.communities.v1.DealOnboardingRequest;
import org.ale.schemas.communities.v1.DealOnboardingResponse;
import org.ale.schemas.communities.v1.GetOnboardingRequest;
import org.ale.schemas.communities.v1.OnboardingTask;
import org.ale.schemas.communities.v1.OnboardingView;

/** The on-boarding of workers who are no members yet. Blocks. */
@Singleton
public final class OnboardingDesk {
    private final CommunitiesService communities;
    private final Clock clock = Clock.systemUTC();

    OnboardingDesk(@GrpcClient("communities") CommunitiesService communities) {
        this.communities = communities;
    }

    /** How a worker stands in each community, in order. */
    List<OnboardingView> standings(String worker, List<String> communityIds) {
        if (communityIds.isEmpty()) {
            return List.of();
        }
        return Calls.await(
                        communities.getOnboarding(
                                GetOnboardingRequest.newBuilder()
                                        .setWorkerId(worker)
                                        .addAllCommunityIds(communityIds)
                                        .build()))
                .getOnboardingsList();
    }

    /**
     * Tasks of the set, or none if there is nothing to pass.
     *
     * @throws Problem 409 {@code retry-too-early} with the seconds to wait
     */
    DealOnboardingResponse deal(String communityId, String worker, int size) {
        var dealt =
                Calls.await(
                        communities.dealOnboarding(
                                DealOnboardingRequest.newBuilder()
                                        .setCommandId("onboarding-" + UUID.randomUUID())
                                        .setCommunityId(communityId)
                                        .setWorkerId(worker)
                                        .setSize(size)
                                        .build()));
        var result = dealt.getResult();
        if (result.getRejection().equals("RETRY_TOO_EARLY")) {
            var wait = dealt.getOnboarding().getRetryAtMillis() - clock.millis();
            throw Problem.retryLater(
                    409,
                    Rejections.code(result.getRejection()),
                    result.getDetail(),
                    Math.max(1, Duration.ofMillis(wait).toSeconds()));
        }
        return dealt;
    }

    static List<TaskJson> tasks(List<OnboardingTask> tasks) {
        return tasks.stream()
                .map(task ->
                        new TaskJson(
                                task.getTaskId(),
                                task.getTaskType(),
                                task.getQuestion(),
                                task.getLabelsList(),
                                task.getInstructions(),
                                task.getContent(),
                                "0"))
                .toList();
    }

    AnswerOnboardingResponse answer(AnswerOnboardingRequest request) {
        return Calls.await(communities.answerOnboarding(request));
    }
}
