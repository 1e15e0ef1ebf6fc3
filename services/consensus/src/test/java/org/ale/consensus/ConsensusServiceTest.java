/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.consensus.domain.Fixtures;
import org.ale.eventsourcing.testing.Patience;
import org.ale.kernel.CommunityParameters;
import org.ale.schemas.ParametersCodec;
import org.ale.schemas.assignment.v1.AnswerAccepted;
import org.ale.schemas.assignment.v1.JobExhausted;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.assignment.v1.PoolOpened;
import org.ale.schemas.consensus.v1.ConsensusService;
import org.ale.schemas.consensus.v1.GetStandingsRequest;
import org.ale.schemas.consensus.v1.ItemResult;
import org.ale.schemas.consensus.v1.ResetBreakerRequest;
import org.ale.schemas.consensus.v1.StreamResultsRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class ConsensusServiceTest {
    private final String community = UUID.randomUUID().toString();
    private final String job = UUID.randomUUID().toString();

    @GrpcClient("consensus")
    ConsensusService consensus;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "ale.topic-prefix")
    String prefix;

    @Inject DataSource dataSource;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @BeforeEach
    void untilReady() throws Exception {
        Patience.until(this::isReady);
    }

    private boolean isReady() {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(ready).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void turnsAcceptedAnswersIntoLabelsAndStandings() throws Exception {
        try (var desk = new DeskLog(kafka, prefix + "ale.assignment.lease.events.v1", community)) {
            for (var item = 0; item < 3; item++) {
                desk.append(opened(item));
                for (var worker = 0; worker < 5; worker++) {
                    desk.append(answer(item, worker, worker == 0 ? 1 : 0));
                }
            }
            desk.append(
                    LeaseEvent.newBuilder()
                            .setJobExhausted(JobExhausted.newBuilder().setJobId(job).setRound(2))
                            .build());
        }
        Patience.until(() -> results(job).size() == 3);
        var first = results(job).getFirst();
        assertEquals(0, first.getLabel());
        assertEquals(5, first.getVotes());
        assertTrue(first.getResolved());
        assertEquals(8000, first.getAgreementBps());
        Patience.until(() -> accuracyBps(0) > 0);
        assertTrue(accuracyBps(1) > accuracyBps(0));
    }

    @Test
    void refusesToResetABreakerThatDidNotTrip() {
        var result =
                consensus
                        .resetBreaker(
                                ResetBreakerRequest.newBuilder()
                                        .setCommandId(UUID.randomUUID().toString())
                                        .setCommunityId(community)
                                        .setActor("operator")
                                        .build())
                        .await()
                        .atMost(Patience.MAX)
                        .getResult();
        assertEquals("BREAKER_NOT_TRIPPED", result.getRejection());
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        var failure = assertThrows(StatusRuntimeException.class, () -> results("x"));
        assertEquals(Status.Code.INVALID_ARGUMENT, failure.getStatus().getCode());
        assertEquals("job_id is not a UUID", failure.getStatus().getDescription());
    }

    @Test
    void streamsALargeJobInOrderOfItem() throws SQLException {
        try (var sql = dataSource.getConnection();
                var insert =
                        sql.prepareStatement(
                                """
                                insert into pool_result
                                select ?::uuid, item, 1, 990000, 3, true, false, 10000
                                from generate_series(0, 24999) as item\
                                """)) {
            insert.setString(1, job);
            insert.execute();
        }
        var items = results(job);
        assertEquals(25_000, items.size());
        for (var item = 0; item < items.size(); item++) {
            assertEquals(item, items.get(item).getItem());
        }
    }

    private List<ItemResult> results(String of) {
        return consensus
                .streamResults(StreamResultsRequest.newBuilder().setJobId(of).build())
                .collect()
                .asList()
                .await()
                .atMost(Patience.MAX)
                .stream()
                .flatMap(page -> page.getResultsList().stream())
                .toList();
    }

    private int accuracyBps(int worker) {
        var standings =
                consensus
                        .getStandings(
                                GetStandingsRequest.newBuilder()
                                        .setWorkerId(Fixtures.worker(worker).toString())
                                        .addCommunityIds(community)
                                        .build())
                        .await()
                        .atMost(Patience.MAX)
                        .getStandingsList();
        return standings.isEmpty() ? 0 : standings.getFirst().getAccuracyBps();
    }

    private LeaseEvent opened(int item) {
        return LeaseEvent.newBuilder()
                .setPoolOpened(
                        PoolOpened.newBuilder()
                                .setPoolId(job + ":" + item)
                                .setTaskType("BINARY")
                                .setLabels(2)
                                .setParameters(ParametersCodec.encode(CommunityParameters.STRICT)))
                .build();
    }

    private LeaseEvent answer(int item, int worker, int label) {
        return LeaseEvent.newBuilder()
                .setAnswerAccepted(
                        AnswerAccepted.newBuilder()
                                .setPoolId(job + ":" + item)
                                .setWorkerId(Fixtures.worker(worker).toString())
                                .setLabel(label))
                .build();
    }
}
