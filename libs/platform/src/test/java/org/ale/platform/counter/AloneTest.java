/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A service whose broker and database are away lives, tells how it stands and can be measured: to
 * start it again would help nobody.
 */
@QuarkusTest
@TestProfile(AloneTest.NobodyElse.class)
class AloneTest {
    @TestHTTPResource URI address;

    /** Nothing listens on port 1. The schema was made before the database went away. */
    public static final class NobodyElse implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "localhost:1",
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:1/nowhere",
                    "quarkus.flyway.clean-at-start", "false",
                    "quarkus.flyway.migrate-at-start", "false");
        }
    }

    @Test
    void lives() throws Exception {
        var answer = get("/q/health/live");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"UP\""), answer.body());
    }

    @Test
    void isNotReadyAndSaysWhatIsMissing() throws Exception {
        var answer = get("/q/health/ready");
        assertEquals(503, answer.statusCode(), answer.body());
        var checks = answer.body().replaceAll("\\s", "");
        assertTrue(checks.contains("\"name\":\"aggregate\",\"status\":\"DOWN\""), checks);
        assertTrue(checks.matches(".*\"name\":\"Database[^\"]*\",\"status\":\"DOWN\".*"), checks);
    }

    @Test
    void canBeMeasured() throws Exception {
        var answer = get("/q/metrics");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("jvm_memory_used_bytes"), answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
