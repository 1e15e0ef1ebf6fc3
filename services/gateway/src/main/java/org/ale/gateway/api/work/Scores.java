/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api.work;

import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.gateway.api.Calls;
import org.ale.schemas.reputation.v1.GetReputationRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.reputation.v1.ReputationView;

/**
 * What a worker has earned, and where he is shown it (rules §6). What he has counts everywhere;
 * only what is shown is told to him. Blocks.
 */
@Singleton
final class Scores {
    private final ReputationService reputation;

    Scores(@GrpcClient("reputation") ReputationService reputation) {
        this.reputation = reputation;
    }

    /** One for each community in which he has finished a task. */
    List<ReputationView> of(String worker) {
        return Calls.await(
                        reputation.getReputation(
                                GetReputationRequest.newBuilder().setWorkerId(worker).build()))
                .getReputationsList();
    }

    /** His score in one community; nothing, and hidden, if he has finished no task there. */
    ReputationView in(String worker, String communityId) {
        return in(of(worker), communityId);
    }

    static ReputationView in(List<ReputationView> scores, String communityId) {
        return scores.stream()
                .filter(each -> each.getCommunityId().equals(communityId))
                .findFirst()
                .orElse(ReputationView.getDefaultInstance());
    }

    /** Communities that show him his score. */
    List<String> shownIn(String worker) {
        return of(worker).stream()
                .filter(ReputationView::getVisible)
                .map(ReputationView::getCommunityId)
                .toList();
    }
}
