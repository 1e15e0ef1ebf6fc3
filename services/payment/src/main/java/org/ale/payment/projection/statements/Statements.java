/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.projection.statements;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.HistoryPlace;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.Account;
import org.ale.payment.domain.UnpaidReason;
import org.ale.schemas.payment.v1.PotSplit;
import org.jspecify.annotations.Nullable;

/** Answers what accounts hold and what workers were paid. */
@Singleton
public final class Statements {
    private static final String OF_WORKER_EARNINGS =
            """
            select community, sum(base_units), coalesce(sum(base_units)
                    filter (where account = ?), 0)
            from balance where account in (?, ?) group by community order by community
            """;

    private static final String COMMUNITIES = "select distinct community from balance order by 1";

    private static final String OF_COMMUNITY =
            """
            select community, account, base_units from balance
            where community = ? and base_units <> 0 order by account
            """;

    private static final String RECEIPT =
            """
            select receipt.at_millis, receipt.partition, receipt.position, receipt.community,
                    receipt.job, receipt.item, receipt.outcome, receipt.paid, pot_split.payload,
                    receipt.unpaid_because
            from receipt left join pot_split using (partition, position)
            """;

    private static final String OF_WORKER =
            RECEIPT
                    + """
                    where receipt.worker = ? and (at_millis, partition, position) < (?, ?, ?)
                    order by at_millis desc, partition desc, position desc limit ?
                    """;

    /** A pool without a decision may be decided and paid later: the latest outcome holds. */
    private static final String OF_POOL =
            RECEIPT
                    + """
                    where receipt.job = ? and receipt.item = ? and receipt.worker = ?
                    order by at_millis desc, position desc limit 1
                    """;

    private final DataSource dataSource;

    @Inject
    Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What one account of a community holds. */
    public record Balance(UUID community, String account, BigInteger baseUnits) {}

    /** What a worker has earned in a community, and how much of it may be claimed on the chain. */
    public record Earnings(UUID community, BigInteger earned, BigInteger settled) {}

    /**
     * One worker's outcome in one pool; no split if the pool had no decision, or paid him nothing.
     */
    public record Receipt(
            HistoryPlace place,
            UUID community,
            PoolId poolId,
            Outcome outcome,
            BigInteger paid,
            Optional<PotSplit> split,
            Optional<UnpaidReason> unpaidBecause) {}

    /** What a worker has earned, one row for each community. */
    public List<Earnings> earnings(WorkerId worker) throws SQLException {
        var settled = new Account.Settled(worker).name();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_WORKER_EARNINGS)) {
            select.setString(1, settled);
            select.setString(2, settled);
            select.setString(3, new Account.Earnings(worker).name());
            var earnings = new ArrayList<Earnings>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    earnings.add(
                            new Earnings(
                                    rows.getObject(1, UUID.class),
                                    rows.getBigDecimal(2).toBigIntegerExact(),
                                    rows.getBigDecimal(3).toBigIntegerExact()));
                }
            }
            return earnings;
        }
    }

    /** All communities in which money ever moved. */
    public List<UUID> communities() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(COMMUNITIES);
                var rows = select.executeQuery()) {
            var communities = new ArrayList<UUID>();
            while (rows.next()) {
                communities.add(rows.getObject(1, UUID.class));
            }
            return communities;
        }
    }

    /** All balances of a community that are not zero, by account name. */
    public List<Balance> ofCommunity(UUID community) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_COMMUNITY)) {
            select.setObject(1, community);
            return balances(select);
        }
    }

    /** Newest first, those before a place. */
    public List<Receipt> ofWorker(UUID worker, HistoryPlace before, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_WORKER)) {
            select.setObject(1, worker);
            before.set(select, 2);
            select.setInt(5, limit);
            return receipts(select);
        }
    }

    /** The latest outcome of a worker in a pool. */
    public Optional<Receipt> ofPool(UUID worker, PoolId pool) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_POOL)) {
            select.setObject(1, pool.jobId().value());
            select.setInt(2, pool.item());
            select.setObject(3, worker);
            return receipts(select).stream().findFirst();
        }
    }

    private static List<Balance> balances(PreparedStatement select) throws SQLException {
        var balances = new ArrayList<Balance>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                balances.add(
                        new Balance(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getBigDecimal(3).toBigIntegerExact()));
            }
        }
        return balances;
    }

    private static List<Receipt> receipts(PreparedStatement select) throws SQLException {
        var receipts = new ArrayList<Receipt>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                receipts.add(receipt(rows));
            }
        }
        return receipts;
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                new HistoryPlace(row.getLong(1), row.getInt(2), row.getLong(3)),
                row.getObject(4, UUID.class),
                new PoolId(new JobId(row.getObject(5, UUID.class)), row.getInt(6)),
                Outcome.valueOf(row.getString(7)),
                row.getBigDecimal(8).toBigIntegerExact(),
                split(row.getBytes(9)),
                Optional.of(row.getString(10))
                        .filter(reason -> !reason.isEmpty())
                        .map(UnpaidReason::valueOf));
    }

    private static Optional<PotSplit> split(byte @Nullable [] payload) throws SQLException {
        try {
            return payload == null ? Optional.empty() : Optional.of(PotSplit.parseFrom(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a stored split cannot be read", e);
        }
    }
}
