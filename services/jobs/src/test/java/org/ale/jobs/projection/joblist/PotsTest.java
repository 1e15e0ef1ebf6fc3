/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of each item's pot; on the PostgreSQL of the test stack, in a schema of its own. */
class PotsTest {
    private static final String SCHEMA = "jobs_pots_test";
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final JobId JOB = new JobId(UUID.randomUUID());

    /** Item 0 is paid, item 1 closed without a decision, 2 is open, 3 was never opened. */
    private DataSource database;

    @BeforeEach
    void migrate() throws Exception {
        database = FreshSchema.of(SCHEMA);
        run(
                "insert into job (job_id, client_id, community_id, draft, state)"
                        + " values ('%s', '%s', '%s', '', 'OPEN')"
                                .formatted(JOB, CLIENT, UUID.randomUUID()));
        for (var item = 0; item < 4; item++) {
            run("insert into item values ('%s', %d, '', 'x', 0)".formatted(JOB, item));
        }
        for (var item = 0; item < 3; item++) {
            run(
                    "insert into job_pool values ('%s', %d, 3, %b, %b)"
                            .formatted(JOB, item, item == 0, item < 2));
        }
    }

    private void run(String statement) throws SQLException {
        try (Connection sql = database.getConnection();
                var running = sql.createStatement()) {
            running.execute(statement);
        }
    }

    private void money(int withdrawn, boolean closed) throws SQLException {
        run(
                "insert into job_money values ('%s', 100, 25, 0, 0, %d, %b)"
                        .formatted(JOB, withdrawn, closed));
        run("insert into paid_item values ('" + JOB + "', 0)");
    }

    private List<String> pots() throws SQLException {
        return new Items(database).page(CLIENT, JOB, 0).getPotsList();
    }

    @Test
    void isNowhereBeforeTheJobIsFunded() throws SQLException {
        assertEquals(List.of("NONE", "NONE", "NONE", "NONE"), pots());
    }

    @Test
    void liesInEscrowUntilItIsPaid() throws SQLException {
        money(0, false);
        assertEquals(List.of("PAID", "ESCROW", "ESCROW", "ESCROW"), pots());
    }

    @Test
    void goesBackAtOnceIfAJobIsCancelledBeforeItsPoolWasOpened() throws SQLException {
        money(1, false);
        assertEquals(List.of("PAID", "ESCROW", "ESCROW", "REFUNDED"), pots());
    }

    @Test
    void hasGoneBackOnceTheEscrowIsClosedUnlessItWasPaid() throws SQLException {
        money(0, true);
        assertEquals(List.of("PAID", "REFUNDED", "REFUNDED", "REFUNDED"), pots());
    }
}
