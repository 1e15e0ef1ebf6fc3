/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.jobs.v1.JobQuoted;
import org.ale.schemas.jobs.v1.StreamItemsResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients and workers are shown of items, on the PostgreSQL of the test stack. */
class ItemsTest {
    private static final String SCHEMA = "jobs_items_test";
    private static final int MESSAGE_BYTES_MAX = 5 * 1024 * 1024;
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final JobId JOB = new JobId(UUID.randomUUID());

    private DataSource database;

    @BeforeEach
    void migrate() throws Exception {
        database = FreshSchema.of(SCHEMA);
        tell(
                JobEvent.newBuilder()
                        .setCommunityId(UUID.randomUUID().toString())
                        .setDrafted(JobDrafted.newBuilder().setClientId(CLIENT.toString())));
    }

    private void tell(JobEvent.Builder event) throws SQLException {
        try (var sql = database.getConnection()) {
            JobListProjection.apply(sql, event.setJobId(JOB.toString()).build());
        }
    }

    private void items(String content, int count) throws SQLException {
        try (Connection sql = database.getConnection();
                var insert =
                        sql.prepareStatement(
                                "insert into item (job_id, item, external_id, content, gold)"
                                        + " select ?, item, '', ?, 0"
                                        + " from generate_series(0, ? - 1) item")) {
            insert.setObject(1, JOB.value());
            insert.setString(2, content);
            insert.setInt(3, count);
            insert.executeUpdate();
        }
    }

    private List<StreamItemsResponse> pages() throws SQLException {
        var pages = new ArrayList<StreamItemsResponse>();
        var from = 0;
        while (true) {
            var page = new Items(database).page(CLIENT, JOB, from);
            if (page.getItemsCount() == 0) {
                return pages;
            }
            assertEquals(from, page.getFirstItem());
            assertEquals(page.getItemsCount(), page.getPotsCount());
            pages.add(page);
            from += page.getItemsCount();
        }
    }

    @Test
    void aPageOfLongItemsIsStillOneMessage() throws SQLException {
        items("樹".repeat(6_000), 1_000);
        var pages = pages();
        assertEquals(1_000, pages.stream().mapToInt(StreamItemsResponse::getItemsCount).sum());
        for (var page : pages) {
            assertTrue(
                    page.getSerializedSize() <= MESSAGE_BYTES_MAX,
                    () -> page.getSerializedSize() + " bytes");
        }
    }

    @Test
    void aPageOfShortItemsIsFull() throws SQLException {
        items("oak", 1_001);
        assertEquals(
                List.of(1_000, 1),
                pages().stream().map(StreamItemsResponse::getItemsCount).toList());
    }

    private String potShown() throws SQLException {
        return new Items(database).tasks(List.of(new PoolId(JOB, 0))).getFirst().getPotBaseUnits();
    }

    @Test
    void aWorkerIsToldThePotThatTheDepositMade() throws SQLException {
        items("oak", 1);
        tell(JobEvent.newBuilder().setQuoted(JobQuoted.newBuilder().setPotBaseUnits("100")));
        assertEquals("100", potShown());
        tell(
                JobEvent.newBuilder()
                        .setFunded(
                                JobFunded.newBuilder()
                                        .setFundedBaseUnits("200")
                                        .setPotBaseUnits("99")));
        assertEquals("99", potShown());
    }
}
