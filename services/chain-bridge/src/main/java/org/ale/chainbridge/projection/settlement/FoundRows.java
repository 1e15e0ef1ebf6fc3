/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.ale.chainbridge.projection.settlement.Statement.run;
import static org.ale.chainbridge.projection.settlement.Statement.units;
import static org.ale.chainbridge.projection.settlement.Statement.uuid;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.ale.schemas.chainbridge.v1.BlocksIngested;
import org.ale.schemas.chainbridge.v1.ClaimFinalized;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.ale.schemas.chainbridge.v1.DepositSeen;

/** What was found on the chain. */
final class FoundRows {
    static final String STAKED = "staked";
    static final String MINTED = "minted";

    private static final String DEPOSIT =
            """
            insert into deposit (id, job, payer, token, amount_in, ale, block, state)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set block = excluded.block, state = excluded.state
            """;

    private static final String CLAIM =
            """
            insert into claimed as known (account, base_units, claims) values (?, ?, 1)
            on conflict (account) do update
            set base_units = known.base_units + excluded.base_units, claims = known.claims + 1
            """;

    private static final String FIGURE =
            """
            insert into figure as known (name, base_units) values (?, ?)
            on conflict (name) do update set base_units = known.base_units + excluded.base_units
            """;

    private static final String READ =
            """
            insert into ingested (id, block, block_hash) values (1, ?, ?)
            on conflict (id) do update set block = excluded.block, block_hash = excluded.block_hash
            """;

    private final Connection sql;

    FoundRows(Connection sql) {
        this.sql = sql;
    }

    void see(DepositSeen from) throws SQLException {
        run(
                sql,
                DEPOSIT,
                from.getDepositId(),
                uuid(from.getJobId()),
                from.getPayer(),
                from.getToken(),
                units(from.getAmountIn()),
                units(from.getAleBaseUnits()),
                from.getBlock(),
                "SEEN");
    }

    void finalise(DepositFinalized from) throws SQLException {
        run(
                sql,
                DEPOSIT,
                from.getDepositId(),
                uuid(from.getJobId()),
                from.getPayer(),
                from.getToken(),
                units(from.getAmountIn()),
                units(from.getAleBaseUnits()),
                from.getBlock(),
                "FINALIZED");
    }

    void refund(String deposit) throws SQLException {
        run(sql, "update deposit set state = 'REFUNDED' where id = ?", deposit);
    }

    void queue(String account) throws SQLException {
        run(sql, "insert into queued_claim (account) values (?) on conflict do nothing", account);
    }

    void claim(ClaimFinalized claim) throws SQLException {
        run(sql, CLAIM, claim.getAccount(), units(claim.getBaseUnits()));
    }

    void add(String figure, BigDecimal amount) throws SQLException {
        run(sql, FIGURE, figure, amount);
    }

    void read(BlocksIngested blocks) throws SQLException {
        run(sql, READ, blocks.getBlock(), blocks.getBlockHash());
    }
}
