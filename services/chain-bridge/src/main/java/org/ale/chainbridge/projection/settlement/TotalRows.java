/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.ale.chainbridge.projection.settlement.Statement.run;
import static org.ale.chainbridge.projection.settlement.Statement.units;
import static org.ale.chainbridge.projection.settlement.Statement.uuid;

import java.math.BigDecimal;
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
            with change as (
                select t.account, t.base_units, coalesce(l.base_units, 0) as settled
                from total t
                left join lateral (select base_units from leaf where leaf.account = t.account
                    order by epoch desc limit 1) l on true
                where t.is_changed),
            run as (
                select *, sum(base_units - settled) over (order by account collate "C")
                    - (base_units - settled) as taken
                from change),
            part as (
                select account, base_units, settled + least(base_units - settled, ? - taken) as now
                from run where ? > taken),
            done as (
                update total set is_changed = false from part
                where total.account = part.account and part.now = part.base_units)
            insert into leaf (account, epoch, base_units) select account, ?, now from part
            """;

    private static final String WITHDRAW =
            """
            with gone as (delete from leaf where epoch >= ? returning account)
            update total set is_changed = true from gone where total.account = gone.account
            """;

    private static final String LAST_TOTAL =
            "select coalesce((select total from epoch order by epoch desc limit 1), 0)";

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

    /** As many changes, in order of accounts, as the epoch's total has room for. */
    void close(EpochPlanned epoch, long atMillis) throws SQLException {
        var room = units(epoch.getTotalBaseUnits()).subtract(lastTotal());
        run(
                sql,
                EPOCH,
                epoch.getEpoch(),
                epoch.getRoot(),
                units(epoch.getTotalBaseUnits()),
                epoch.getDataHash(),
                epoch.getLeaves(),
                atMillis);
        run(sql, LEAVES, room, room, epoch.getEpoch());
    }

    /** The changes from this epoch on wait for the next one, which has its number. */
    void withdraw(long epoch) throws SQLException {
        run(sql, WITHDRAW, epoch);
        run(sql, "delete from epoch where epoch >= ?", epoch);
        run(sql, "delete from posted where epoch >= ?", epoch);
    }

    private BigDecimal lastTotal() throws SQLException {
        try (var select = sql.prepareStatement(LAST_TOTAL);
                var row = select.executeQuery()) {
            row.next();
            return row.getBigDecimal(1);
        }
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
