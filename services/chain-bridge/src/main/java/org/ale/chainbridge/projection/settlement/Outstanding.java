/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.chainbridge.codec.IntentCodec;
import org.ale.chainbridge.domain.Bytes;
import org.ale.chainbridge.domain.Fees;
import org.ale.chainbridge.domain.Hash32;
import org.ale.chainbridge.domain.Intent;
import org.ale.chainbridge.domain.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do, as the log tells it. Whatever is read here was committed before: bytes that
 * are sent are in the log.
 */
@Singleton
public final class Outstanding {
    private static final String COLUMNS =
            """
            select nonce, intent, gas_limit, state, attempts, signed_millis, hash, succeeded, block,
                block_hash, gas_used
            from chain_transaction
            """;

    private static final String MINED = COLUMNS + "where state = 'MINED' order by nonce limit ?";

    private static final String WAITING =
            COLUMNS + "where state not in ('MINED', 'FINAL') order by nonce limit ?";

    private static final String SET_ASIDE =
            "select job, kind from set_aside order by job, kind limit ?";

    private static final String BYTES =
            """
            select raw, hash, max_fee_wei, priority_fee_wei from signed_bytes
            where nonce = ? order by attempt desc
            """;

    private static final String LAST_EPOCH =
            "select coalesce(max(epoch), 0) from epoch where block is not null";

    private static final String OURS = "select 1 from signed_bytes where hash = ?";

    private final DataSource dataSource;

    @Inject
    Outstanding(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How far an open transaction is. */
    public enum Step {
        PLANNED,
        SIGNED,
        BROADCAST,
        MINED
    }

    /**
     * A transaction that is not final.
     *
     * @param signedMillis when its last bytes were signed; 0 before
     * @param receipt where it is; null while it is in no block
     */
    public record Open(
            long nonce,
            Intent intent,
            long gasLimit,
            Step step,
            int attempts,
            long signedMillis,
            @Nullable Receipt receipt) {}

    /** Signed bytes. */
    public record Signed(Bytes raw, Hash32 hash, Fees fees) {}

    /** A block that was read. */
    public record Checkpoint(long block, Hash32 hash) {}

    /** The first transactions that are in a block and not final, in order of nonces. */
    public List<Open> mined(int limit) throws SQLException {
        return open(MINED, limit);
    }

    /** The first transactions that are in no block, in order of nonces. */
    public List<Open> waiting(int limit) throws SQLException {
        return open(WAITING, limit);
    }

    private List<Open> open(String text, int limit) throws SQLException {
        var open = new ArrayList<Open>();
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(text)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    open.add(open(rows));
                }
            }
        }
        return open;
    }

    private static Open open(ResultSet row) throws SQLException {
        var nonce = row.getLong(1);
        var blockHash = row.getString(10);
        var receipt =
                blockHash == null
                        ? null
                        : new Receipt(
                                nonce,
                                Hash32.of(row.getString(7)),
                                row.getLong(9),
                                Hash32.of(blockHash),
                                row.getBoolean(8),
                                row.getLong(11));
        return new Open(
                nonce,
                intent(row.getBytes(2)),
                row.getLong(3),
                Step.valueOf(row.getString(4)),
                row.getInt(5),
                row.getLong(6),
                receipt);
    }

    private static Intent intent(byte[] bytes) throws SQLException {
        try {
            return IntentCodec.read(org.ale.schemas.chainbridge.v1.Intent.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a stored intent cannot be read", e);
        }
    }

    /** All bytes with this nonce, the last first. */
    public List<Signed> bytes(long nonce) throws SQLException {
        var bytes = new ArrayList<Signed>();
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(BYTES)) {
            select.setLong(1, nonce);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bytes.add(
                            new Signed(
                                    Bytes.of(rows.getBytes(1)),
                                    Hash32.of(rows.getString(2)),
                                    new Fees(
                                            rows.getBigDecimal(3).toBigIntegerExact(),
                                            rows.getBigDecimal(4).toBigIntegerExact())));
                }
            }
        }
        return bytes;
    }

    /** Which of these transactions are ours: whatever leaves the house was written down before. */
    public Set<Hash32> ours(Set<Hash32> transactions) throws SQLException {
        var ours = new LinkedHashSet<Hash32>();
        if (transactions.isEmpty()) {
            return ours;
        }
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(OURS)) {
            for (var transaction : transactions) {
                select.setString(1, transaction.hex());
                try (var rows = select.executeQuery()) {
                    if (rows.next()) {
                        ours.add(transaction);
                    }
                }
            }
        }
        return ours;
    }

    /** The last epoch whose root is final; 0 before the first. */
    public long lastEpoch() throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(LAST_EPOCH);
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The last final block that was read. */
    public Optional<Checkpoint> checkpoint() throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement("select block, block_hash from ingested");
                var rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Checkpoint(rows.getLong(1), Hash32.of(rows.getString(2))))
                    : Optional.empty();
        }
    }

    /** Whether claims wait to be planned. */
    public boolean hasClaims() throws SQLException {
        return hasRow("select 1 from queued_claim limit 1");
    }

    /** Whether twins wait to be planned. */
    public boolean hasTwins() throws SQLException {
        return hasRow("select 1 from queued_twin limit 1");
    }

    /** The first jobs for which the escrow refused what the log has moved: "release of ...". */
    public List<String> setAside(int limit) throws SQLException {
        var jobs = new ArrayList<String>();
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(SET_ASIDE)) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    jobs.add(rows.getString(2) + " of job " + rows.getObject(1, UUID.class));
                }
            }
        }
        return jobs;
    }

    private boolean hasRow(String text) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(text);
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }
}
