/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.ale.eventsourcing.testing.Patience;
import org.ale.schemas.jobs.v1.GetBreakerRequest;
import org.ale.schemas.jobs.v1.GetBreakerResponse;
import org.ale.schemas.jobs.v1.JobsService;
import org.junit.jupiter.api.Test;

/** What is stopped in a community, as the gateway asks for its founder. */
@QuarkusTest
class BreakerApiTest {
    @Inject AgroalDataSource database;

    @GrpcClient("jobs")
    JobsService api;

    private final String community = UUID.randomUUID().toString();

    private void run(String statement) throws SQLException {
        try (var sql = database.getConnection();
                var running = sql.createStatement()) {
            running.execute(statement);
        }
    }

    private String stopped() throws SQLException {
        var job = UUID.randomUUID().toString();
        run(
                """
                insert into job (job_id, client_id, community_id, draft, state)
                values ('%s', '%s', '%s', '', 'OPEN')\
                """
                        .formatted(job, UUID.randomUUID(), community));
        run("insert into stopped_job values ('%s', '%s', 9, 1, 2)".formatted(job, community));
        return job;
    }

    private GetBreakerResponse ask(int pageSize, String pageToken) {
        return api.getBreaker(page(pageSize, pageToken)).await().atMost(Patience.MAX);
    }

    @Test
    void tellsByThePageWhatIsStopped() throws SQLException {
        assertEquals(GetBreakerResponse.getDefaultInstance(), ask(0, ""));
        var first = stopped();
        var second = stopped();
        run("insert into community_breaker values ('%s', 7, 3, 4)".formatted(community));
        var page = ask(1, "");
        assertEquals(7, page.getCommunity().getTrippedAtMillis());
        assertEquals(second, page.getJobs(0).getJobId());
        assertTrue(page.getJobs(0).getBreaker().getJobOnly());
        var next = ask(1, page.getNextPageToken());
        assertEquals(first, next.getJobs(0).getJobId());
        assertEquals("", ask(2, next.getNextPageToken()).getNextPageToken());
    }

    @Test
    void refusesAPageThatIsTooLargeOrNoPage() {
        for (var wrong : new GetBreakerRequest[] {page(101, ""), page(1, "x")}) {
            var refusal =
                    assertThrows(
                            StatusRuntimeException.class,
                            () -> api.getBreaker(wrong).await().atMost(Patience.MAX));
            assertEquals(Status.Code.INVALID_ARGUMENT, refusal.getStatus().getCode());
        }
    }

    private GetBreakerRequest page(int size, String token) {
        return GetBreakerRequest.newBuilder()
                .setCommunityId(community)
                .setPageSize(size)
                .setPageToken(token)
                .build();
    }
}
