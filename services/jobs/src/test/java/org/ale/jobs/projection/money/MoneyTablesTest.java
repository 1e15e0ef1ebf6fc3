/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.postgres.Envelope;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.ItemsRefunded;
import org.ale.schemas.payment.v1.PotSplit;
import org.ale.schemas.type.v1.Posting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the PostgreSQL of the test stack, in a schema of its own. */
class MoneyTablesTest {
    private static final String JOB = UUID.randomUUID().toString();

    private Connection sql;

    @BeforeEach
    void migrate() throws Exception {
        sql = FreshSchema.of("jobs_money_test").getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
    }

    private void write(AccountEvent.Builder event) throws SQLException {
        new MoneyTables(sql)
                .write(List.of(new Envelope<>("", 1, 0, 1, Instant.EPOCH, "", event.build())));
    }

    private static AccountEvent.Builder event() {
        return AccountEvent.newBuilder();
    }

    private static Posting refund(int units) {
        return posting("refund:x", units);
    }

    private static Posting posting(String account, int units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits("" + units).build();
    }

    @Test
    void keepsWhatWasWithdrawnPaidAndWhetherTheEscrowIsClosed() throws SQLException {
        write(
                event().setEscrowFunded(
                                EscrowFunded.newBuilder().setJobId(JOB).setFundedBaseUnits("100")));
        write(
                event().setPotSplit(
                                PotSplit.newBuilder()
                                        .setPoolId(JOB + ":7")
                                        .setPotBaseUnits("19")
                                        .setFeeBaseUnits("1")));
        write(
                event().setItemsRefunded(
                                ItemsRefunded.newBuilder()
                                        .setJobId(JOB)
                                        .setCount(3)
                                        .addPostings(refund(60))));
        assertEquals("100 19 1 60 3 f", money());
        write(
                event().setEscrowClosed(
                                EscrowClosed.newBuilder().setJobId(JOB).addPostings(refund(20))));
        assertEquals("100 19 1 80 3 t", money());
        assertEquals("7", answer("select item from paid_item where job_id = '" + JOB + "'", 1));
    }

    @Test
    void whatWentBackOnTheChainIsRefunded() throws SQLException {
        write(
                event().setEscrowReturned(
                                EscrowReturned.newBuilder()
                                        .setJobId(JOB)
                                        .addPostings(posting("escrow:" + JOB, -40))
                                        .addPostings(posting("returned:x", 40))));
        assertEquals("0 0 0 40 0 f", money());
    }

    private String money() throws SQLException {
        return answer("select funded, paid, fees, refunded, withdrawn, closed from job_money", 6);
    }

    private String answer(String query, int columns) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(query)) {
            var answer = new StringBuilder();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    answer.append(' ').append(rows.getString(column));
                }
            }
            return answer.substring(1);
        }
    }
}
