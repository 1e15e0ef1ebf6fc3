/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import static org.ale.chainbridge.projection.settlement.Statement.run;
import static org.ale.chainbridge.projection.settlement.Statement.units;
import static org.ale.chainbridge.projection.settlement.Statement.uuid;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.SQLException;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.StrangeRefundFinalized;
import org.ale.schemas.chainbridge.v1.TransactionFinal;
import org.ale.schemas.chainbridge.v1.TransactionMined;
import org.ale.schemas.chainbridge.v1.TransactionPlanned;
import org.ale.schemas.chainbridge.v1.TransactionReorged;
import org.ale.schemas.chainbridge.v1.TransactionSigned;
import org.ale.schemas.chainbridge.v1.TwinQueued;

/** How far each transaction is. */
final class TransactionRows {
    private static final String PLAN =
            """
            insert into chain_transaction
                (nonce, intent, gas_limit, state, attempts, signed_millis)
            values (?, ?, ?, 'PLANNED', 0, 0)
            """;

    private static final String SIGN =
            """
            insert into signed_bytes (nonce, attempt, raw, hash, max_fee_wei, priority_fee_wei)
            values (?, ?, ?, ?, ?, ?)
            """;

    private static final String SIGNED =
            """
            update chain_transaction
            set state = 'SIGNED', attempts = ?, signed_millis = ?, hash = ? where nonce = ?
            """;

    private static final String PLACE =
            """
            update chain_transaction
            set state = ?, hash = ?, succeeded = ?, block = ?, block_hash = ?, gas_used = ?
            where nonce = ?
            """;

    private static final String REORGED =
            """
            update chain_transaction
            set state = 'SIGNED', succeeded = null, block = null, block_hash = null, gas_used = null
            where nonce = ?
            """;

    private static final String QUEUE =
            "insert into queued_twin (community) values (?) on conflict do nothing";

    private static final String WISH =
            """
            insert into auto_stake_wish (account, nonce, bps) values (?, ?, ?)
            on conflict (account) do update set nonce = excluded.nonce, bps = excluded.bps
            """;

    private static final String INTENT = "select intent from chain_transaction where nonce = ?";

    private static final String FAILED =
            """
            insert into deposit (id, job, payer, token, amount_in, ale, block, state)
            values (?, ?, ?, '', ?, ?, ?, 'FAILED') on conflict (id) do nothing
            """;

    private final Connection sql;
    private final SetAsideRows setAside;

    TransactionRows(Connection sql) {
        this.sql = sql;
        setAside = new SetAsideRows(sql);
    }

    void plan(TransactionPlanned planned) throws SQLException {
        var intent = planned.getIntent();
        run(sql, PLAN, planned.getNonce(), intent.toByteArray(), planned.getGasLimit());
        if (intent.hasPushClaim()) {
            run(
                    sql,
                    "delete from queued_claim where account = ?",
                    intent.getPushClaim().getAccount());
        } else if (intent.hasCreateCommunity()) {
            unqueue(intent.getCreateCommunity().getCommunityId());
        } else if (intent.hasSetAutoStake()) {
            var wish = intent.getSetAutoStake();
            run(sql, WISH, wish.getAccount(), planned.getNonce(), wish.getBps());
        }
    }

    void queue(TwinQueued queued) throws SQLException {
        run(sql, QUEUE, uuid(queued.getCommunity().getCommunityId()));
    }

    /** A twin that is planned, or was made by somebody else, waits no more. */
    void unqueue(String community) throws SQLException {
        run(sql, "delete from queued_twin where community = ?", uuid(community));
    }

    void sign(TransactionSigned signed, long atMillis) throws SQLException {
        run(
                sql,
                SIGN,
                signed.getNonce(),
                signed.getAttempt(),
                signed.getRaw().toByteArray(),
                signed.getHash(),
                units(signed.getMaxFeeWei()),
                units(signed.getPriorityFeeWei()));
        run(sql, SIGNED, signed.getAttempt(), atMillis, signed.getHash(), signed.getNonce());
    }

    void broadcast(long nonce) throws SQLException {
        run(sql, "update chain_transaction set state = 'BROADCAST' where nonce = ?", nonce);
    }

    void mine(TransactionMined mined) throws SQLException {
        run(
                sql,
                PLACE,
                "MINED",
                mined.getHash(),
                mined.getSucceeded(),
                mined.getBlock(),
                mined.getBlockHash(),
                mined.getGasUsed(),
                mined.getNonce());
    }

    void reorg(TransactionReorged reorged) throws SQLException {
        run(sql, REORGED, reorged.getNonce());
    }

    void finish(TransactionFinal last) throws SQLException {
        run(
                sql,
                PLACE,
                "FINAL",
                last.getHash(),
                last.getSucceeded(),
                last.getBlock(),
                last.getBlockHash(),
                last.getGasUsed(),
                last.getNonce());
        end(last);
    }

    void refunded(StrangeRefundFinalized refund) throws SQLException {
        setAside.refunded(refund);
    }

    private void end(TransactionFinal last) throws SQLException {
        try (var select = sql.prepareStatement(INTENT)) {
            select.setLong(1, last.getNonce());
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    var intent = Intent.parseFrom(rows.getBytes(1));
                    setAside.end(intent, last);
                    fail(last, intent);
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a stored intent cannot be read", e);
        }
    }

    /** A deposit that the escrow refused has no log: its hash alone names it. */
    private void fail(TransactionFinal last, Intent intent) throws SQLException {
        if (!last.getSucceeded() && intent.hasDepositFor()) {
            var deposit = intent.getDepositFor();
            run(
                    sql,
                    FAILED,
                    last.getHash(),
                    uuid(deposit.getJobId()),
                    deposit.getPayer(),
                    units(deposit.getBaseUnits()),
                    units(deposit.getBaseUnits()),
                    last.getBlock());
        }
    }
}
