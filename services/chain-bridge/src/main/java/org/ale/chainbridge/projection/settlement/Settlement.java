/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.ale.chainbridge.domain.Address;
import org.ale.chainbridge.domain.CumulativeTree;
import org.jspecify.annotations.Nullable;

/** Answers what is settled for whom, and proves it. */
@Singleton
public final class Settlement {
    private static final String LEAVES =
            """
            select distinct on (account) account, base_units from leaf
            where epoch <= ? order by account, epoch desc
            """;

    private static final String PAGE =
            """
            select distinct on (account) account, base_units from leaf
            where epoch <= ? and account > ? order by account, epoch desc limit ?
            """;

    private static final String WISH =
            """
            select p.account, w.bps, case
                when w.nonce is null then 'NONE'
                when t.state <> 'FINAL' then 'UNDERWAY'
                when t.succeeded then 'DONE'
                else 'REFUSED' end
            from payout p
            left join auto_stake_wish w on w.account = p.account
            left join chain_transaction t on t.nonce = w.nonce
            where p.worker = ?
            """;

    private static final String FINAL = "select max(epoch) from epoch where block is not null";

    private final DataSource dataSource;
    private @Nullable Proven last;

    @Inject
    Settlement(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** An epoch with its tree. */
    private record Proven(long epoch, CumulativeTree tree) {}

    /** What a worker may claim. */
    public record Standing(
            @Nullable Address account,
            BigInteger pending,
            BigInteger settled,
            BigInteger claimed,
            long epoch,
            CumulativeTree tree) {}

    /** How far the chain and the log are. */
    public record Overall(
            long planned,
            long settled,
            String root,
            BigInteger settledUnits,
            BigInteger claimed,
            BigInteger pending,
            BigInteger waiting,
            BigInteger difference,
            long block,
            int open,
            long claims,
            BigInteger staked,
            BigInteger minted,
            long waitingTwins) {}

    /**
     * What became of a worker's last wish to stake a part of his claims.
     *
     * @param account his account; null if he has named none
     * @param bps what he wished; 0 if he wished nothing
     * @param state NONE, UNDERWAY, DONE or REFUSED
     */
    public record Wish(@Nullable Address account, int bps, String state) {
        public boolean isUnderway() {
            return state.equals("UNDERWAY");
        }
    }

    public Standing of(UUID worker) throws SQLException {
        try (var sql = dataSource.getConnection()) {
            var account = account(sql, worker);
            var proven = proven(sql);
            if (account.isEmpty()) {
                var waits =
                        units(sql, "select sum(base_units) from waiting where worker = ?", worker);
                return new Standing(
                        null,
                        waits,
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        proven.epoch(),
                        proven.tree());
            }
            var hex = account.get().hex();
            var total = units(sql, "select sum(base_units) from total where account = ?", hex);
            var settled = proven.tree().amount(account.get());
            return new Standing(
                    account.get(),
                    total.subtract(settled),
                    settled,
                    units(sql, "select sum(base_units) from claimed where account = ?", hex),
                    proven.epoch(),
                    proven.tree());
        }
    }

    private static Optional<Address> account(Connection sql, UUID worker) throws SQLException {
        try (var select = sql.prepareStatement("select account from payout where worker = ?")) {
            select.setObject(1, worker);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Address.of(rows.getString(1))) : Optional.empty();
            }
        }
    }

    /** The tree of the last final epoch, built once. */
    private synchronized Proven proven(Connection sql) throws SQLException {
        var epoch = number(sql, FINAL);
        var known = last;
        if (known != null && known.epoch() == epoch && isRoot(sql, epoch, known.tree())) {
            return known;
        }
        var fresh = new Proven(epoch, CumulativeTree.over(leaves(sql, epoch)));
        last = fresh;
        return fresh;
    }

    /** A number may come again: after a veto another root has it. */
    private static boolean isRoot(Connection sql, long epoch, CumulativeTree tree)
            throws SQLException {
        try (var select = sql.prepareStatement("select root from epoch where epoch = ?")) {
            select.setLong(1, epoch);
            try (var rows = select.executeQuery()) {
                return !rows.next() || rows.getString(1).equals(tree.root().hex());
            }
        }
    }

    /**
     * A page of an epoch's leaves, in order of accounts.
     *
     * @param after the account before the first
     */
    public SortedMap<Address, BigInteger> leaves(long epoch, String after, int size)
            throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(PAGE)) {
            select.setLong(1, epoch);
            select.setString(2, after);
            select.setInt(3, size);
            return read(select);
        }
    }

    /** The hash of all leaves of an epoch; empty if it was never planned. */
    public String dataHash(long epoch) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement("select data_hash from epoch where epoch = ?")) {
            select.setLong(1, epoch);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static SortedMap<Address, BigInteger> leaves(Connection sql, long epoch)
            throws SQLException {
        try (var select = sql.prepareStatement(LEAVES)) {
            select.setLong(1, epoch);
            return read(select);
        }
    }

    private static SortedMap<Address, BigInteger> read(PreparedStatement select)
            throws SQLException {
        var leaves = new TreeMap<Address, BigInteger>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                leaves.put(
                        Address.of(rows.getString(1)), rows.getBigDecimal(2).toBigIntegerExact());
            }
        }
        return leaves;
    }

    public Overall overall() throws SQLException {
        try (var sql = dataSource.getConnection()) {
            var proven = proven(sql);
            var settled = units(sql, "select total from epoch where epoch = ?", proven.epoch());
            var posted =
                    units(
                            sql,
                            "select coalesce((select total from posted where epoch = ?), ?)",
                            proven.epoch(),
                            new BigDecimal(settled));
            return new Overall(
                    number(sql, "select max(epoch) from epoch"),
                    proven.epoch(),
                    proven.epoch() == 0 ? "" : proven.tree().root().hex(),
                    settled,
                    units(sql, "select sum(base_units) from claimed"),
                    units(sql, "select sum(base_units) from total").subtract(settled),
                    units(sql, "select sum(base_units) from waiting"),
                    settled.subtract(posted),
                    number(sql, "select block from ingested"),
                    (int)
                            number(
                                    sql,
                                    "select count(*) from chain_transaction where state<>'FINAL'"),
                    number(sql, "select sum(claims) from claimed"),
                    figure(sql, FoundRows.STAKED),
                    figure(sql, FoundRows.MINTED),
                    number(sql, "select count(*) from queued_twin"));
        }
    }

    /** A worker's account and its last wish. */
    public Wish wish(UUID worker) throws SQLException {
        try (var sql = dataSource.getConnection();
                var select = sql.prepareStatement(WISH)) {
            select.setObject(1, worker);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? new Wish(Address.of(rows.getString(1)), rows.getInt(2), rows.getString(3))
                        : new Wish(null, 0, "NONE");
            }
        }
    }

    private static BigInteger figure(Connection sql, String name) throws SQLException {
        return units(sql, "select sum(base_units) from figure where name = ?", name);
    }

    private static long number(Connection sql, String text) throws SQLException {
        return units(sql, text).longValueExact();
    }

    /** One number; zero if there is none. */
    private static BigInteger units(Connection sql, String text, Object... arguments)
            throws SQLException {
        try (var select = sql.prepareStatement(text)) {
            Statement.set(select, arguments);
            try (var rows = select.executeQuery()) {
                var value = rows.next() ? rows.getBigDecimal(1) : null;
                return value == null ? BigInteger.ZERO : value.toBigIntegerExact();
            }
        }
    }
}
