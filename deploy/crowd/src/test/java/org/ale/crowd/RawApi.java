/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The public API without a client's help, so that each status and problem is seen as it comes. */
final class RawApi {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int AGAIN_MAX = 120;

    private RawApi() {}

    /** What came back. */
    record Answer(int status, String type, JsonNode body) {
        String code() {
            return body.path("code").asText();
        }
    }

    /** Posts; an empty key is none. */
    static Answer post(URI address, String token, String type, String body, String key)
            throws Exception {
        var request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        for (var again = 0; isLate(response) && again < AGAIN_MAX; again++) {
            Thread.sleep(500);
            response = HTTP.send(request.build(), BodyHandlers.ofString());
        }
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                ApiClient.JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    /** A part that was slow says nothing of what it would have answered. */
    private static boolean isLate(HttpResponse<String> response) {
        return response.statusCode() == 503 || response.statusCode() == 504;
    }

    /** A problem of this status and code that says something to a person. */
    static void assertProblem(int status, String code, Answer answer) {
        assertEquals(
                status + " " + code,
                answer.status() + " " + answer.code(),
                answer.body().toString());
        assertTrue(answer.type().startsWith("application/problem+json"), answer.type());
        assertTrue(!answer.body().path("detail").asText().isBlank(), answer.body().toString());
    }
}
