/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.ale.eventsourcing.testing.Gate;
import org.ale.eventsourcing.testing.Patience;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that is started for the first time before its database lives, and makes its tables. */
@QuarkusTest
@TestProfile(LateDatabaseTest.AsDeployed.class)
class LateDatabaseTest {
    private static final String SCHEMA = "platform_late";
    private static final String DATABASE =
            System.getProperty("ale.test.postgres", "localhost:25432");
    @TestHTTPResource URI address;

    @ConfigProperty(name = "test.late.port")
    int port;

    /** Tables are made as in a deployment, and nothing listens yet where the database should be. */
    public static final class AsDeployed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (var free = new ServerSocket(0)) {
                var port = free.getLocalPort();
                return Map.of(
                        "test.late.port",
                        String.valueOf(port),
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://localhost:" + port + "/postgres?currentSchema=" + SCHEMA,
                        "quarkus.flyway.schemas",
                        SCHEMA,
                        "quarkus.flyway.clean-at-start",
                        "false",
                        "quarkus.flyway.migrate-at-start",
                        "false");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** No earlier run has made them. */
    @BeforeAll
    static void dropTables() throws SQLException {
        try (var sql =
                        DriverManager.getConnection(
                                "jdbc:postgresql://" + DATABASE + "/postgres",
                                "postgres",
                                "postgres");
                var statement = sql.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }

    @Test
    void livesWithoutItAndIsReadyOnceItCame() throws Exception {
        var live = get("/q/health/live");
        assertEquals(200, live.statusCode(), live.body());
        var early = get("/q/health/ready").body().replaceAll("\\s", "");
        assertTrue(early.contains("\"name\":\"schema\",\"status\":\"DOWN\""), early);

        try (var gate = new Gate(DATABASE, port)) {
            gate.open();
            Patience.until(() -> get("/q/health/ready").statusCode() == 200);
            var ready = get("/q/health/ready").body().replaceAll("\\s", "");
            assertTrue(ready.contains("\"name\":\"schema\",\"status\":\"UP\""), ready);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
