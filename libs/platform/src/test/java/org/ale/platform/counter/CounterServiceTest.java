/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.platform.aggregate.AggregateLifecycle;
import org.ale.schemas.consensus.v1.ConsensusService;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CounterServiceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int QUESTIONS = 5_000;
    private static final int AT_ONCE = 64;

    private final String stream = UUID.randomUUID().toString();

    @GrpcClient("counter")
    ConsensusService counter;

    @TestHTTPResource URI address;

    @Inject AggregateLifecycle lifecycle;
    @Inject ReadYourWrites reads;

    @BeforeEach
    void untilReady() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isRunning()) {
            assertTrue(System.nanoTime() < deadline, "the owner did not start in time");
            Thread.sleep(50);
        }
    }

    private boolean isRunning() {
        var runtime = lifecycle.runtime();
        return runtime != null && runtime.health().running();
    }

    @Test
    void showsTheAskerHisOwnWrite() {
        add("1", "20");
        assertEquals(42, shownSum(add("2", "22")));
    }

    @Test
    void carriesARepeatedWishOutOnce() {
        var first = add("same", "7");
        var second = add("same", "7");
        assertEquals(first, second);
        assertEquals(7, shownSum(second));
    }

    @Test
    void answersARefusalAsAValue() {
        var result = add("1", "-1");
        assertEquals("NEGATIVE_AMOUNT", result.getRejection());
        assertEquals("Add something.", result.getDetail());
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        var failure =
                failure(() ->
                        counter.resetBreaker(
                                        ResetBreakerRequest.newBuilder()
                                                .setCommunityId("x")
                                                .build())
                                .await()
                                .atMost(PATIENCE));
        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getCode());
        assertEquals("community_id is not a UUID", failure.getDescription());
    }

    @Test
    void refusesATokenThatIsNone() {
        assertEquals(Status.Code.INVALID_ARGUMENT, failure(() -> sum("nonsense")).getCode());
    }

    @Test
    void waitsInVainForAPositionThatIsNotThere() {
        assertEquals(Status.Code.DEADLINE_EXCEEDED, failure(() -> sum("0-1000000")).getCode());
    }

    /** Calls that began on a thread of their own lost their request now and then. */
    @Test
    void losesNoQuestionOfACrowd() {
        add("1", "5");
        var answers =
                Multi.createFrom()
                        .range(0, QUESTIONS)
                        .onItem()
                        .transformToUni(_ -> answered())
                        .merge(AT_ONCE)
                        .collect()
                        .in(
                                TreeMap<String, Integer>::new,
                                (all, one) -> all.merge(one, 1, Integer::sum))
                        .await()
                        .atMost(PATIENCE);
        assertEquals(Map.of("answered", QUESTIONS), answers);
    }

    private Uni<String> answered() {
        return counter.getStandings(question(""))
                .map(_ -> "answered")
                .ifNoItem()
                .after(PATIENCE.dividedBy(3))
                .fail()
                .onFailure()
                .recoverWithItem(Throwable::toString);
    }

    @Test
    void keepsItsSecretsWhenItFails() {
        var failure =
                failure(() ->
                        counter.streamResults(StreamResultsRequest.getDefaultInstance())
                                .collect()
                                .asList()
                                .await()
                                .atMost(PATIENCE));
        assertEquals(Status.Code.INTERNAL, failure.getCode());
        assertFalse(failure.toString().contains("secret"));
    }

    @Test
    void isReadyWithItsAggregateItsReadModelsAndItsDatabase() throws Exception {
        add("1", "1");
        var answer = get("/q/health/ready");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"aggregate\""), answer.body());
        assertTrue(answer.body().contains("\"projections\""), answer.body());
        assertTrue(answer.body().contains("Database"), answer.body());
    }

    @Test
    void livesWithoutAskingAnybody() throws Exception {
        var answer = get("/q/health/live");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().replaceAll("\\s", "").contains("\"checks\":[]"), answer.body());
    }

    @Test
    void countsWhatItDoes() throws Exception {
        shownSum(add("1", "1"));
        var metrics = get("/q/metrics").body();
        assertTrue(metrics.contains("ale_commands_total"), metrics);
        assertTrue(metrics.contains("ale_projection_events_total{projection=\"sums\""), metrics);
        assertTrue(metrics.contains("ale_log_lag_records"), metrics);
    }

    private CommandResult add(String id, String amount) {
        return counter.resetBreaker(
                        ResetBreakerRequest.newBuilder()
                                .setCommandId(stream + id)
                                .setCommunityId(stream)
                                .setActor(amount)
                                .build())
                .await()
                .atMost(PATIENCE)
                .getResult();
    }

    /** Of a write that can be read: a read model may take its time to begin, a query may not. */
    private long shownSum(CommandResult written) {
        reads.await("sums", ReadYourWrites.parsed(written.getToken()), PATIENCE);
        return sum(written.getToken());
    }

    private long sum(String token) {
        return counter.getStandings(question(token))
                .await()
                .atMost(PATIENCE)
                .getStandings(0)
                .getReputationMicro();
    }

    private GetStandingsRequest question(String token) {
        return GetStandingsRequest.newBuilder().setWorkerId(token).addCommunityIds(stream).build();
    }

    private static Status failure(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
