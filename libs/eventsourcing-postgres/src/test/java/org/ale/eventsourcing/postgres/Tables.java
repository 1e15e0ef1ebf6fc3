/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import com.google.protobuf.Int32Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of its own with one table of numbers in the order in which they were applied. */
final class Tables implements Projection<Int32Value> {
    private static final String SCHEMA = "eventsourcing_postgres_test";

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private int failures;

    Tables() {
        dataSource.setURL(
                "jdbc:postgresql://"
                        + System.getProperty("ale.test.postgres", "localhost:25432")
                        + "/postgres?currentSchema="
                        + SCHEMA);
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
    }

    DataSource dataSource() {
        return dataSource;
    }

    Tables dropped() {
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
        run(migration());
        run("create table numbers (id serial primary key, number integer not null)");
        return this;
    }

    void failsNext(int times) {
        failures = times;
    }

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public void apply(Connection sql, List<Envelope<Int32Value>> events) throws SQLException {
        try (var insert = sql.prepareStatement("insert into numbers (number) values (?)")) {
            for (var envelope : events) {
                insert.setInt(1, envelope.event().getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        if (failures > 0) {
            failures--;
            throw new SQLException("the disk is full");
        }
    }

    /** All numbers, e.g. {@code 1 2 3}. */
    String numbers() {
        return text("select coalesce(string_agg(number::text, ' ' order by id), '') from numbers");
    }

    /** Position and offset of the partition, e.g. {@code 3@4}. */
    String place() {
        return text(
                "select coalesce(max(position || '@' || kafka_offset), '') from"
                        + " projection_position");
    }

    private String text(String query) {
        try (var sql = dataSource.getConnection();
                var statement = sql.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String command) {
        try (var sql = dataSource.getConnection();
                var statement = sql.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String migration() {
        var file = "/db/projection/R__projection_position.sql";
        try (var stream = Objects.requireNonNull(Tables.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
