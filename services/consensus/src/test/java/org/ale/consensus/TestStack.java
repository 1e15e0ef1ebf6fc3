/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Topics and a database of its own in the broker and the PostgreSQL of the local test stack. */
public final class TestStack implements QuarkusTestResourceLifecycleManager {
    private static final String KAFKA = System.getProperty("ale.test.kafka", "localhost:29092");
    private static final String POSTGRES =
            System.getProperty("ale.test.postgres", "jdbc:postgresql://localhost:25432/");
    private static final String DATABASE = "ale_consensus_test";
    private static final String PORT = "18384";

    @Override
    public Map<String, String> start() {
        createDatabase();
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", PORT),
                Map.entry("kafka.bootstrap.servers", KAFKA),
                Map.entry("ale.topic-prefix", "consensus-" + UUID.randomUUID() + "-"),
                Map.entry("ale.partitions", "2"),
                Map.entry("ale.snapshots", "target/snapshots"),
                Map.entry("quarkus.datasource.jdbc.url", POSTGRES + DATABASE),
                Map.entry("quarkus.flyway.clean-at-start", "true"),
                Map.entry("quarkus.grpc.clients.consensus.host", "localhost"),
                Map.entry("quarkus.grpc.clients.consensus.port", PORT),
                Map.entry("quarkus.grpc.clients.consensus.use-quarkus-grpc-client", "true"));
    }

    private static void createDatabase() {
        try (var sql = DriverManager.getConnection(POSTGRES + "postgres", "postgres", "postgres");
                var statement = sql.createStatement()) {
            var known =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = '" + DATABASE + "'");
            if (!known.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no PostgreSQL of the test stack: " + POSTGRES, e);
        }
    }

    @Override
    public void stop() {}
}
