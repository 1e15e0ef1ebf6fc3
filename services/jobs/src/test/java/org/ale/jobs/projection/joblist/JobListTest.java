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
import org.ale.schemas.jobs.v1.JobCompleted;
import org.ale.schemas.jobs.v1.JobDrafted;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.jobs.v1.JobFunded;
import org.ale.schemas.jobs.v1.WaitingView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class JobListTest {
    private static final String SCHEMA = "jobs_list_test";
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final UUID COMMUNITY = UUID.randomUUID();

    private DataSource database;

    @BeforeEach
    void migrate() throws Exception {
        database = FreshSchema.of(SCHEMA);
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
                ("insert into job_money (job_id, funded, paid, fees, refunded)"
                                + " values ('%s', %d, %d, %d, %d)")
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

    @Test
    void tellsOfAStoppedJobThatItAloneIsStoppedUntilItsClientGivesItUp() throws SQLException {
        var stopped = job("OPEN", 100, 40, 2, 8);
        run(
                "insert into stopped_job values ('%s', '%s', 9, 200000, 900000)"
                        .formatted(stopped, COMMUNITY));
        assertEquals("9 200000 900000 true", breaker(stopped));
        assertEquals("7 100000 850000 false", breaker(job("OPEN", 100, 40, 2, 8)));
        assertEquals("BREAKER_TRIPPED", waiting(stopped).getCode());
        assertEquals(
                "The known answers of this job are missed while those of other jobs are met:"
                        + " nothing of it is dealt, closed or paid until the community's founder"
                        + " lets it go on. Its client may cancel it.",
                waiting(stopped).getDetail());
        run("update job set state = 'CANCELLED' where job_id = '" + stopped + "'");
        assertEquals("7 100000 850000 false", breaker(stopped));
        run("delete from community_breaker");
        assertEquals(false, tellsTheBreaker(stopped));
        voting(stopped, 3, 1, 1);
        assertEquals("TASKS_IN_HAND", waiting(stopped).getCode());
    }

    private String breaker(JobId job) throws SQLException {
        var told = new JobList(database).one(CLIENT, job).orElseThrow().getBreaker();
        return "%d %d %d %s"
                .formatted(
                        told.getTrippedAtMillis(),
                        told.getRecentMicro(),
                        told.getLongRunMicro(),
                        told.getJobOnly());
    }

    private WaitingView waiting(JobId job) throws SQLException {
        return new JobList(database).one(CLIENT, job).orElseThrow().getWaitingFor();
    }

    private void voting(JobId job, int opened, int closed, int... openVotes) throws SQLException {
        run(
                "insert into job_progress values ('%s', %d, 0, 0, %d, 2, 5)"
                        .formatted(job, closed, opened));
        for (var votes : openVotes) {
            run(
                    "insert into job_voter values ('%s', '%s', %d)"
                            .formatted(job, UUID.randomUUID(), votes));
        }
    }

    @Test
    void saysHowManyWorkersAreMissingOnceAllHaveAnsweredEverything() throws SQLException {
        run("delete from community_breaker");
        var moving = job("OPEN", 100, 0, 0, 0);
        voting(moving, 10, 0, 10, 10, 10, 9);
        assertEquals(WaitingView.getDefaultInstance(), waiting(moving));

        var stuck = job("OPEN", 100, 0, 0, 0);
        voting(stuck, 10, 0, 10, 10, 10, 10, 0);
        var waiting = waiting(stuck);
        assertEquals("NEEDS_MORE_WORKERS", waiting.getCode());
        assertEquals(
                "All 4 who work on it have answered each of the 10 open pools:"
                        + " at least 5 workers are needed to close one, more if they disagree.",
                waiting.getDetail());
        assertEquals(List.of(4, 5, 10), numbers(waiting));
    }

    @Test
    void asksForOneWorkerMoreOnceTheCommunityHasLearntSomething() throws SQLException {
        run("delete from community_breaker");
        voting(job("COMPLETED", 100, 90, 5, 5), 60, 60);
        var stuck = job("OPEN", 100, 0, 0, 0);
        voting(stuck, 12, 10, 2, 2);
        assertEquals(List.of(2, 3, 2), numbers(waiting(stuck)));
    }

    @Test
    void tellsWhatStandsBetweenAJobAndWork() throws SQLException {
        assertEquals("BREAKER_TRIPPED", waiting(job("OPEN", 100, 0, 0, 0)).getCode());
        run("delete from community_breaker");
        assertEquals("NEEDS_QUOTE", waiting(job("DRAFT", 0, 0, 0, 0)).getCode());
        assertEquals("NEEDS_FUNDING", waiting(job("QUOTED", 0, 0, 0, 0)).getCode());
        assertEquals("NEEDS_OPENING", waiting(job("FUNDED", 100, 0, 0, 0)).getCode());
        assertEquals("PAUSED", waiting(job("PAUSED", 100, 0, 0, 0)).getCode());
        assertEquals("BEHIND_OTHER_JOBS", waiting(job("OPEN", 100, 0, 0, 0)).getCode());
        var cancelled = job("CANCELLED", 100, 0, 0, 50);
        voting(cancelled, 3, 1, 1);
        assertEquals("TASKS_IN_HAND", waiting(cancelled).getCode());
        run("update job_money set closed = true where job_id = '" + cancelled + "'");
        assertEquals(WaitingView.getDefaultInstance(), waiting(cancelled));
        var missing = job("FUNDED", 100, 0, 0, 0);
        run("update job set items_arrived = -7 where job_id = '" + missing + "'");
        assertEquals("7 items have not arrived yet.", waiting(missing).getDetail());
    }

    @Test
    void saysHowManyNewcomersHaveComeSoFar() throws SQLException {
        var job = job("OPEN", 100, 40, 2, 8);
        var draft = JobDrafted.newBuilder().setTaskType("ONBOARDING").setItems(3).build();
        try (var sql = database.getConnection();
                var update = sql.prepareStatement("update job set draft = ? where job_id = ?")) {
            update.setBytes(1, draft.toByteArray());
            update.setObject(2, job.value());
            update.executeUpdate();
        }
        run("update job_money set places = 2 where job_id = '" + job + "'");
        var view = new JobList(database).one(CLIENT, job).orElseThrow();
        assertEquals(2, view.getClosed());
        assertEquals("NEEDS_NEWCOMERS", view.getWaitingFor().getCode());
        assertEquals(
                "2 of 3 newcomers have passed the community's on-boarding set.",
                view.getWaitingFor().getDetail());
    }

    @Test
    void tellsTheDepositWithTheFundingAndNotLater() throws SQLException {
        var job = job("QUOTED", 0, 0, 0, 0);
        var funded =
                JobEvent.newBuilder()
                        .setJobId(job.toString())
                        .setFunded(
                                JobFunded.newBuilder()
                                        .setFundedBaseUnits("100")
                                        .setPotBaseUnits("1"))
                        .build();
        try (var sql = database.getConnection()) {
            JobListProjection.apply(sql, funded);
        }
        var view = new JobList(database).one(CLIENT, job).orElseThrow();
        assertEquals("FUNDED 100", view.getState() + " " + view.getFundedBaseUnits());
    }

    @Test
    void tellsTheFinalSumsWithTheEndAndNotLater() throws SQLException {
        var job = job("OPEN", 100, 40, 2, 8);
        var ended =
                JobEvent.newBuilder()
                        .setJobId(job.toString())
                        .setCompleted(
                                JobCompleted.newBuilder()
                                        .setPaidBaseUnits("80")
                                        .setFeesBaseUnits("4")
                                        .setRefundedBaseUnits("16"))
                        .build();
        try (var sql = database.getConnection()) {
            JobListProjection.apply(sql, ended);
        }
        var view = new JobList(database).one(CLIENT, job).orElseThrow();
        assertEquals("COMPLETED", view.getState());
        assertEquals(
                List.of("80", "4", "16"),
                List.of(
                        view.getPaidBaseUnits(),
                        view.getFeesBaseUnits(),
                        view.getRefundedBaseUnits()));
    }

    private static List<Integer> numbers(WaitingView waiting) {
        return List.of(waiting.getWorkers(), waiting.getWorkersNeeded(), waiting.getOpenPools());
    }
}
