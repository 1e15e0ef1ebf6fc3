/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.ale.chainbridge.projection.settlement.Statement.run;
import static org.ale.chainbridge.projection.settlement.Statement.units;
import static org.ale.chainbridge.projection.settlement.Statement.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.PayoutAddressLinked;
import org.ale.schemas.chainbridge.v1.RootPostFinalized;

/** What each account may claim, and the roots over it. */
final class TotalRows {
    private static final String WAIT =
            """
            insert into waiting as known (worker, base_units) values (?, ?)
            on conflict (worker) do update set base_units = known.base_units + excluded.base_units
            """;

    private static final String ADD =
            """
            insert into total as known (account, base_units, is_changed) values (?, ?, true)
            on conflict (account) do update
            set base_units = known.base_units + excluded.base_units, is_changed = true
            """;

    private static final String LINK =
            """
            insert into payout (worker, account) values (?, ?)
            on conflict (worker) do update set account = excluded.account
            """;

    private static final String EPOCH =
            """
            insert into epoch (epoch, root, total, data_hash, leaves, at_millis)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String LEAVES =
            """
            insert into leaf (account, epoch, base_units)
            select account, ?, base_units from total where is_changed
            """;

    private static final String POSTED =
            """
            insert into posted (epoch, root, total) values (?, ?, ?)
            on conflict (epoch) do update set root = excluded.root, total = excluded.total
            """;

    private final Connection sql;

    TotalRows(Connection sql) {
        this.sql = sql;
    }

    void credit(List<Credit> credits) throws SQLException {
        try (var wait = sql.prepareStatement(WAIT);
                var add = sql.prepareStatement(ADD)) {
            for (var credit : credits) {
                var amount = units(credit.getBaseUnits());
                if (amount.signum() == 0) {
                    continue;
                }
                if (credit.getAccount().isEmpty()) {
                    Statement.set(wait, uuid(credit.getWorkerId()), amount);
                    wait.addBatch();
                } else {
                    Statement.set(add, credit.getAccount(), amount);
                    add.addBatch();
                }
            }
            wait.executeBatch();
            add.executeBatch();
        }
    }

    void link(PayoutAddressLinked link) throws SQLException {
        run(sql, LINK, uuid(link.getWorkerId()), link.getAccount());
        run(sql, "delete from waiting where worker = ?", uuid(link.getWorkerId()));
        var waited = units(link.getWaitedBaseUnits());
        if (waited.signum() != 0) {
            run(sql, ADD, link.getAccount(), waited);
        }
    }

    void close(EpochPlanned epoch, long atMillis) throws SQLException {
        run(
                sql,
                EPOCH,
                epoch.getEpoch(),
                epoch.getRoot(),
                units(epoch.getTotalBaseUnits()),
                epoch.getDataHash(),
                epoch.getLeaves(),
                atMillis);
        run(sql, LEAVES, epoch.getEpoch());
        run(sql, "update total set is_changed = false where is_changed");
    }

    void settle(EpochFinal epoch) throws SQLException {
        run(
                sql,
                "update epoch set transaction_hash = ?, block = ?, gas_used = ? where epoch = ?",
                epoch.getTransactionHash(),
                epoch.getBlock(),
                epoch.getGasUsed(),
                epoch.getEpoch());
    }

    void post(RootPostFinalized root) throws SQLException {
        run(sql, POSTED, root.getEpoch(), root.getRoot(), units(root.getTotalBaseUnits()));
    }
}
