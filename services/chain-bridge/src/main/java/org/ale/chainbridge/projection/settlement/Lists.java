/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.schemas.chainbridge.v1.Deposit;
import org.ale.schemas.chainbridge.v1.DepositSeen;
import org.ale.schemas.chainbridge.v1.Epoch;
import org.ale.schemas.chainbridge.v1.EpochFinal;
import org.ale.schemas.chainbridge.v1.EpochPlanned;
import org.ale.schemas.chainbridge.v1.Intent;
import org.ale.schemas.chainbridge.v1.Transaction;

/** Lists epochs, transactions and deposits as they are published. */
@Singleton
public final class Lists {
    private static final String EPOCHS =
            """
            select epoch, root, total, data_hash, leaves, at_millis, transaction_hash, block,
                gas_used
            from epoch where epoch < ? order by epoch desc limit ?
            """;

    private static final String TRANSACTIONS =
            """
            select nonce, intent, state, hash, attempts, succeeded, gas_used, block
            from chain_transaction where nonce < ? order by nonce desc limit ?
            """;

    private static final String DEPOSITS =
            """
            select id, job, payer, token, amount_in, ale, block, state,
                exists (select from signed_bytes where hash = split_part(deposit.id, ':', 1))
            from deposit where job = ? order by block, id limit 1000
            """;

    private final DataSource dataSource;

    @Inject
    Lists(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Newest first, those before one. */
    public List<Epoch> epochs(long before, int limit) throws SQLException {
        return list(EPOCHS, Lists::epoch, before, limit);
    }

    /** Newest first, those before a nonce. */
    public List<Transaction> transactions(long before, int limit) throws SQLException {
        return list(TRANSACTIONS, Lists::transaction, before, limit);
    }

    /** A job's deposits, oldest first. */
    public List<Deposit> deposits(UUID job) throws SQLException {
        return list(DEPOSITS, Lists::deposit, job);
    }

    private <T> List<T> list(String text, Row<T> row, Object... arguments) throws SQLException {
        var list = new ArrayList<T>();
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(text)) {
            Statement.set(select, arguments);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    list.add(row.read(rows));
                }
            }
        }
        return list;
    }

    private static Epoch epoch(ResultSet row) throws SQLException {
        var planned =
                EpochPlanned.newBuilder()
                        .setEpoch(row.getLong(1))
                        .setRoot(row.getString(2))
                        .setTotalBaseUnits(row.getBigDecimal(3).toBigIntegerExact().toString())
                        .setDataHash(row.getString(4))
                        .setLeaves(row.getInt(5));
        var epoch = Epoch.newBuilder().setPlanned(planned).setAtMillis(row.getLong(6));
        var transaction = row.getString(7);
        if (transaction != null) {
            epoch.setFinal(
                    EpochFinal.newBuilder()
                            .setEpoch(row.getLong(1))
                            .setTransactionHash(transaction)
                            .setBlock(row.getLong(8))
                            .setGasUsed(row.getLong(9)));
        }
        return epoch.build();
    }

    private static Transaction transaction(ResultSet row) throws SQLException {
        try {
            return Transaction.newBuilder()
                    .setNonce(row.getLong(1))
                    .setIntent(Intent.parseFrom(row.getBytes(2)))
                    .setState(row.getString(3))
                    .setHash(Objects.requireNonNullElse(row.getString(4), ""))
                    .setAttempts(row.getInt(5))
                    .setSucceeded(row.getObject(6) == null || row.getBoolean(6))
                    .setGasUsed(row.getLong(7))
                    .setBlock(row.getLong(8))
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a stored intent cannot be read", e);
        }
    }

    private static Deposit deposit(ResultSet row) throws SQLException {
        var seen =
                DepositSeen.newBuilder()
                        .setDepositId(row.getString(1))
                        .setJobId(row.getString(2))
                        .setPayer(row.getString(3))
                        .setToken(row.getString(4))
                        .setAmountIn(row.getBigDecimal(5).toBigIntegerExact().toString())
                        .setAleBaseUnits(row.getBigDecimal(6).toBigIntegerExact().toString())
                        .setBlock(row.getLong(7));
        return Deposit.newBuilder()
                .setDeposit(seen)
                .setState(row.getString(8))
                .setFromTreasury(row.getBoolean(9))
                .build();
    }
}
