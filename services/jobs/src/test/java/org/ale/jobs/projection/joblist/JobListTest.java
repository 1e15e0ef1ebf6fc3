/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ale.kernel.ClientId;
import org.ale.kernel.JobId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class JobListTest {
    private static final String POSTGRES =
            System.getProperty("ale.test.postgres", "jdbc:postgresql://localhost:25432/");
    private static final String SCHEMA = "jobs_list_test";
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final UUID COMMUNITY = UUID.randomUUID();

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeEach
    void migrate() throws Exception {
        database.setUrl(POSTGRES + "postgres?currentSchema=" + SCHEMA);
        database.setUser("postgres");
        database.setPassword("postgres");
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
        for (var file : List.of("V1__jobs.sql", "V2__progress.sql")) {
            run(Files.readString(Path.of("src/main/resources/db/migration", file)));
        }
        run("insert into community_breaker values ('" + COMMUNITY + "', 7, 100000, 850000)");
    }

    private void run(String statement) throws SQLException {
        try (Connection sql = database.getConnection();
                var running = sql.createStatement()) {
            running.execute(statement);
        }
    }

    private JobId job(String state, int funded, int paid, int fees, int refunded)
            throws SQLException {
        var id = new JobId(UUID.randomUUID());
        run(
                """
                insert into job (job_id, client_id, community_id, draft, state)
                values ('%s', '%s', '%s', '', '%s')\
                """
                        .formatted(id, CLIENT, COMMUNITY, state));
        run(
                "insert into job_money values ('%s', %d, %d, %d, %d)"
                        .formatted(id, funded, paid, fees, refunded));
        return id;
    }

    private boolean tellsTheBreaker(JobId job) throws SQLException {
        return new JobList(database).one(CLIENT, job).orElseThrow().hasBreaker();
    }

    @Test
    void tellsTheBreakerAsLongAsMoneyOfTheJobWaits() throws SQLException {
        assertEquals(true, tellsTheBreaker(job("OPEN", 100, 40, 2, 8)));
        assertEquals(true, tellsTheBreaker(job("CANCELLED", 100, 40, 2, 8)));
        assertEquals(false, tellsTheBreaker(job("CANCELLED", 100, 40, 2, 58)));
        assertEquals(false, tellsTheBreaker(job("COMPLETED", 100, 90, 5, 5)));
    }
}
