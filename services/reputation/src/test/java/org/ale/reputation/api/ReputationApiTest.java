/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.RewardTerms;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.reputation.domain.Ballot;
import org.ale.reputation.domain.MemberCommand;
import org.ale.reputation.domain.MemberEvent;
import org.ale.reputation.domain.MintTerms;
import org.ale.reputation.domain.Verdict;
import org.ale.schemas.reputation.v1.GetReputationRequest;
import org.ale.schemas.reputation.v1.ListChangesRequest;
import org.ale.schemas.reputation.v1.ReputationService;
import org.ale.schemas.reputation.v1.ReversePoolRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a command over the log and the read model to the answer, on a real broker and database. */
@QuarkusTest
class ReputationApiTest {
    private static final int VISIBLE_AFTER = 2;

    @Inject CommandBus<MemberCommand, MemberEvent> bus;

    @Inject AggregateLifecycle lifecycle;
    @Inject ReadYourWrites reads;

    @GrpcClient("reputation")
    ReputationService api;

    private final UUID community = UUID.randomUUID();
    private final UUID winner = UUID.randomUUID();
    private final UUID loser = UUID.randomUUID();
    private final JobId job = new JobId(UUID.randomUUID());

    @BeforeEach
    void awaitTheOwner() throws Exception {
        Patience.until(() -> lifecycle.runtime() != null);
    }

    private MemberCommand credit(int item) {
        var ballots =
                List.of(new Ballot(new WorkerId(winner), 1), new Ballot(new WorkerId(loser), 0));
        return new MemberCommand.CreditPool(
                new PoolId(job, item),
                new Verdict(1, 990_000, true, ballots),
                new MintTerms(RewardTerms.STRICT, VISIBLE_AFTER),
                TaskType.BINARY,
                Instant.EPOCH);
    }

    private String credited(int pools) throws Exception {
        var credits = IntStream.range(0, pools).mapToObj(this::credit).toList();
        return new MemberWishes(bus, reads, community).send(credits);
    }

    private GetReputationRequest who(UUID worker, String token) {
        return GetReputationRequest.newBuilder()
                .setWorkerId(worker.toString())
                .setToken(token)
                .build();
    }

    private ListChangesRequest changes(UUID worker, int size, String page) {
        return ListChangesRequest.newBuilder()
                .setWorkerId(worker.toString())
                .setPageSize(size)
                .setPageToken(page)
                .build();
    }

    @Test
    void aScoreIsHiddenUntilEnoughTasksAreFinished() throws Exception {
        var token = credited(1);
        var hidden = api.getReputation(who(winner, token)).await().atMost(Patience.MAX);
        var view = hidden.getReputations(0);
        assertFalse(view.getVisible());
        assertEquals(0, view.getReputationMicro());
        assertEquals(1, view.getLevel());
        assertEquals(1_000_000, view.getHeldMicro(), "it counts before it is shown");
        assertEquals(VISIBLE_AFTER, view.getVisibleAfter());
        assertEquals(1, view.getFinished());
        assertEquals(
                0,
                api.listChanges(changes(winner, 0, ""))
                        .await()
                        .atMost(Patience.MAX)
                        .getChangesCount());
    }

    @Test
    void aWorkerSeesHisReputationAndWhatMovedIt() throws Exception {
        var token = credited(3);
        var view =
                api.getReputation(who(winner, token))
                        .await()
                        .atMost(Patience.MAX)
                        .getReputations(0);
        assertTrue(view.getVisible());
        assertEquals(community.toString(), view.getCommunityId());
        assertEquals(3_000_000, view.getReputationMicro());
        assertEquals(3, view.getLevel());
        assertEquals(3, view.getFinished());
        assertEquals(3, view.getWon());
        var lost =
                api.getReputation(who(loser, token)).await().atMost(Patience.MAX).getReputations(0);
        assertEquals(0, lost.getReputationMicro());
        assertEquals(0, lost.getWon());

        var first = api.listChanges(changes(winner, 2, "")).await().atMost(Patience.MAX);
        assertEquals(2, first.getChangesCount());
        assertEquals(job + ":2", first.getChanges(0).getPoolId());
        assertEquals("WON", first.getChanges(0).getReason());
        assertEquals(3_000_000, first.getChanges(0).getReputationMicro());
        var rest =
                api.listChanges(changes(winner, 2, first.getNextPageToken()))
                        .await()
                        .atMost(Patience.MAX);
        assertEquals(1, rest.getChangesCount());
        assertEquals("", rest.getNextPageToken());
        assertEquals(job + ":0", rest.getChanges(0).getPoolId());
    }

    @Test
    void aReversedPoolIsSeenAtOnceAndCannotBeReversedTwice() throws Exception {
        credited(2);
        var reverse =
                ReversePoolRequest.newBuilder()
                        .setCommandId(UUID.randomUUID().toString())
                        .setCommunityId(community.toString())
                        .setPoolId(job + ":0");
        var result = api.reversePool(reverse.build()).await().atMost(Patience.MAX).getResult();
        assertEquals("", result.getRejection());
        var view =
                api.getReputation(who(winner, result.getToken()))
                        .await()
                        .atMost(Patience.MAX)
                        .getReputations(0);
        assertEquals(1_000_000, view.getReputationMicro());
        assertEquals(1, view.getWon());
        var again = reverse.setCommandId(UUID.randomUUID().toString()).build();
        assertEquals(
                "NOTHING_TO_REVERSE",
                api.reversePool(again).await().atMost(Patience.MAX).getResult().getRejection());
    }

    @Test
    void malformedRequestsAreRefused() {
        var nobody = GetReputationRequest.newBuilder().setWorkerId("me").build();
        var failure =
                assertThrows(
                        StatusRuntimeException.class,
                        () -> api.getReputation(nobody).await().atMost(Patience.MAX));
        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getStatus().getCode());
        var page = changes(winner, 101, "");
        assertThrows(
                StatusRuntimeException.class,
                () -> api.listChanges(page).await().atMost(Patience.MAX));
    }
}
