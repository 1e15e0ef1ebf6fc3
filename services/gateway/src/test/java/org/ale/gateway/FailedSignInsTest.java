/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who guesses keys is slowed down; who is known is not, even behind the same address. */
@QuarkusTest
class FailedSignInsTest {
    private static final int BURST = 100;

    @TestHTTPResource URI home;

    private HttpResponse<String> asked(HttpClient http, String key) throws Exception {
        var jobs = home.resolve("/v1/jobs/" + UUID.randomUUID());
        var request = HttpRequest.newBuilder(jobs).header("Authorization", "Bearer " + key).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String client() {
        return given().contentType("application/json")
                .body("{\"name\":\"Acme\"}")
                .post("/v1/clients")
                .path("apiKey");
    }

    @Test
    void unknownKeysFromOneAddressAreRefusedAfterAWhile() throws Exception {
        var known = client();
        var builder = HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.77"));
        try (var http = builder.build()) {
            assertEquals(404, asked(http, known).statusCode());
            for (var guess = 0; guess < BURST; guess++) {
                assertEquals(401, asked(http, "ale_" + UUID.randomUUID()).statusCode());
            }
            HttpResponse<String> refused = asked(http, "ale_" + UUID.randomUUID());
            for (var guess = 0; guess < BURST && refused.statusCode() == 401; guess++) {
                refused = asked(http, "ale_" + UUID.randomUUID());
            }
            assertEquals(429, refused.statusCode());
            assertTrue(refused.body().contains("\"code\":\"rate-limited\""), refused.body());
            assertTrue(refused.headers().firstValueAsLong("Retry-After").orElse(0) >= 1);
            assertEquals(404, asked(http, known).statusCode());
            assertEquals(401, asked(http, "no key at all").statusCode());
        }
        given().header("Authorization", "Bearer ale_" + UUID.randomUUID())
                .get("/v1/jobs/" + UUID.randomUUID())
                .then()
                .statusCode(401);
    }
}
