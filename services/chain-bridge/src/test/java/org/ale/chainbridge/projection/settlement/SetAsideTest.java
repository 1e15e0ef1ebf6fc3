/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.testing.FreshSchema;
import org.ale.schemas.chainbridge.v1.AllowRefund;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.ReleaseEscrow;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alarm goes out when the money that is missing is there, and not before. */
class SetAsideTest {
    private static final String JOB = new UUID(7, 1).toString();
    private static final String OTHER = new UUID(7, 2).toString();
    private static final List<String> RELEASE = List.of("release of job " + JOB);

    private DataSource database;
    private Connection sql;
    private TransactionRows rows;

    @BeforeEach
    void nothingIsMissing() throws Exception {
        database = FreshSchema.of("chain_set_aside_test");
        sql = database.getConnection();
        rows = new TransactionRows(sql);
    }

    @AfterEach
    void close() throws Exception {
        sql.close();
    }

    private static JobSettlement pays(String job, long paid) {
        return JobSettlement.newBuilder()
                .setJobId(job)
                .setPaidBaseUnits(String.valueOf(paid))
                .setFeeBaseUnits("1")
                .setRefundBaseUnits("0")
                .build();
    }

    private static Intent release(JobSettlement... jobs) {
        var release = ReleaseEscrow.newBuilder().addAllJobs(List.of(jobs));
        return Intent.newBuilder().setReleaseEscrow(release).build();
    }

    private static Intent refund(long amount) {
        var job =
                JobSettlement.newBuilder()
                        .setJobId(JOB)
                        .setPaidBaseUnits("0")
                        .setFeeBaseUnits("0")
                        .setRefundBaseUnits(String.valueOf(amount));
        return Intent.newBuilder().setAllowRefund(AllowRefund.newBuilder().addJobs(job)).build();
    }

    private void plan(long nonce, Intent intent) throws Exception {
        rows.plan(TransactionPlanned.newBuilder().setNonce(nonce).setIntent(intent).build());
    }

    private void end(long nonce, boolean succeeded) throws Exception {
        rows.finish(TransactionFinal.newBuilder().setNonce(nonce).setSucceeded(succeeded).build());
    }

    private List<String> missing() throws Exception {
        return new Outstanding(database).setAside(9);
    }

    @Test
    void anotherReleaseOfTheSameJobPutsNothingBack() throws Exception {
        plan(0, release(pays(JOB, 40)));
        end(0, false);
        plan(1, release(pays(JOB, 3)));
        end(1, true);
        assertEquals(RELEASE, missing());
        plan(2, release(pays(JOB, 40)));
        end(2, true);
        assertEquals(List.of(), missing());
    }

    @Test
    void whatWasOnItsWayWhenItWasRefusedPutsNothingBack() throws Exception {
        plan(0, release(pays(JOB, 40)));
        plan(1, release(pays(JOB, 50)));
        end(0, false);
        end(1, true);
        assertEquals(RELEASE, missing());
    }

    @Test
    void itIsThereOnceAllThatIsOwedHasPassedAloneOrAmongOthers() throws Exception {
        plan(0, release(pays(JOB, 40)));
        end(0, false);
        plan(1, release(pays(JOB, 43)));
        end(1, false);
        assertEquals(RELEASE, missing());
        plan(2, release(pays(OTHER, 5), pays(JOB, 43)));
        end(2, true);
        assertEquals(List.of(), missing());
    }

    @Test
    void amongOthersNobodyKnowsWhoIsToBlame() throws Exception {
        plan(0, release(pays(JOB, 40), pays(OTHER, 5)));
        end(0, false);
        assertEquals(List.of(), missing());
    }

    @Test
    void whatSomebodyElseAllowedIsMissingNoMore() throws Exception {
        plan(0, refund(40));
        end(0, false);
        assertEquals(List.of("refund of job " + JOB), missing());
        rows.refunded(StrangeRefundFinalized.newBuilder().setJobId(JOB).setBaseUnits("30").build());
        plan(1, refund(10));
        end(1, true);
        assertEquals(List.of(), missing());
    }

    @Test
    void whatSomebodyElseAllowedWholeIsMissingNoMore() throws Exception {
        plan(0, refund(40));
        end(0, false);
        rows.refunded(StrangeRefundFinalized.newBuilder().setJobId(JOB).setBaseUnits("50").build());
        assertEquals(List.of(), missing());
    }
}
