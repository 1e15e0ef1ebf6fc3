/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.ale.chainbridge.projection.settlement.Statement.run;
import static org.ale.chainbridge.projection.settlement.Statement.units;
import static org.ale.chainbridge.projection.settlement.Statement.uuid;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.JobSettlement;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionFinal;

/** Jobs whose money is missing on chain: their escrow refused it, and has not given it since. */
final class SetAsideRows {
    private static final String RELEASE = "release";
    private static final String REFUND = "refund";

    /** What is asked for next has a nonce above all that are known now. */
    private static final String REFUSED =
            """
            insert into set_aside as known (job, kind, last_nonce, base_units)
            values (?, ?, (select max(nonce) from chain_transaction), ?)
            on conflict (job, kind) do update set last_nonce = excluded.last_nonce,
                base_units = greatest(known.base_units, excluded.base_units)
            """;

    private static final String GIVEN =
            """
            delete from set_aside
            where job = ? and kind = ? and last_nonce < ? and base_units <= ?
            """;

    private static final String LESS =
            """
            update set_aside set base_units = greatest(base_units - ?, 0)
            where job = ? and kind = 'refund'
            """;

    private static final String ALL_GIVEN =
            "delete from set_aside where job = ? and kind = 'refund' and base_units = 0";

    private final Connection sql;

    SetAsideRows(Connection sql) {
        this.sql = sql;
    }

    void end(Intent intent, TransactionFinal last) throws SQLException {
        end(intent.getReleaseEscrow().getJobsList(), RELEASE, last);
        end(intent.getAllowRefund().getJobsList(), REFUND, last);
    }

    /** Among others nobody knows yet for which job it was refused. */
    private void end(List<JobSettlement> jobs, String kind, TransactionFinal last)
            throws SQLException {
        for (var job : jobs) {
            var id = uuid(job.getJobId());
            if (last.getSucceeded()) {
                run(sql, GIVEN, id, kind, last.getNonce(), asked(job, kind));
            } else if (jobs.size() == 1) {
                run(sql, REFUSED, id, kind, asked(job, kind));
            }
        }
    }

    private static BigDecimal asked(JobSettlement job, String kind) {
        return kind.equals(REFUND)
                ? units(job.getRefundBaseUnits())
                : units(job.getPaidBaseUnits()).add(units(job.getFeeBaseUnits()));
    }

    /** Somebody else allowed it: so much less is asked for. */
    void refunded(StrangeRefundFinalized refund) throws SQLException {
        run(sql, LESS, units(refund.getBaseUnits()), uuid(refund.getJobId()));
        run(sql, ALL_GIVEN, uuid(refund.getJobId()));
    }
}
