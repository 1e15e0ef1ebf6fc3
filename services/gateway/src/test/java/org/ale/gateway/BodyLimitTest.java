/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ale.eventsourcing.testing.Patience;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a body is framed, no more of it is read than may be sent. */
@QuarkusTest
class BodyLimitTest {
    @TestHTTPResource URI home;

    @ConfigProperty(name = "ale.gateway.upload-bytes-max")
    int uploadBytesMax;

    private HttpResponse<String> posted(HttpClient http, String body) throws Exception {
        var bytes = body.getBytes(US_ASCII);
        var request =
                HttpRequest.newBuilder(home.resolve("/v1/clients"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void countsABodyThatSaysNoLength() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var first = HttpRequest.newBuilder(home.resolve("/q/health/live")).build();
            assertEquals(
                    HttpClient.Version.HTTP_2,
                    http.send(first, BodyHandlers.discarding()).version());
            var name = "{\"name\":\"Acme\"}";
            var small = posted(http, name);
            assertEquals(201, small.statusCode(), small.body());
            assertEquals(HttpClient.Version.HTTP_2, small.version());
            var large = posted(http, name + " ".repeat(131_073));
            assertEquals(413, large.statusCode(), large.body());
            assertTrue(large.body().contains("\"code\":\"body-too-large\""), large.body());
        }
    }

    private static Set<Path> spooled() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.newDirectoryStream(folder, "ale-upload-*")) {
            var found = new TreeSet<Path>();
            files.forEach(found::add);
            return found;
        }
    }

    private HttpResponse<String> uploaded(HttpClient http, String apiKey, int bytes)
            throws Exception {
        var body = new byte[bytes];
        Arrays.fill(body, (byte) 'x');
        var job = "/v1/jobs/" + FakeServices.HUGE_JOB + "/items";
        var request =
                HttpRequest.newBuilder(home.resolve(job))
                        .header("Content-Type", "text/csv")
                        .header("Authorization", "Bearer " + apiKey)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** HTTP/1.1 sends it chunked, HTTP/2 in frames: neither says how long it will be. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void countsAnUploadThatSaysNoLengthAndKeepsNothingOfIt(HttpClient.Version version)
            throws Exception {
        var before = spooled();
        try (var http = HttpClient.newBuilder().version(version).build()) {
            var first = HttpRequest.newBuilder(home.resolve("/q/health/live")).build();
            assertEquals(version, http.send(first, BodyHandlers.discarding()).version());
            String apiKey =
                    given().contentType("application/json")
                            .body("{\"name\":\"Acme\"}")
                            .post("/v1/clients")
                            .path("apiKey");
            var fits = uploaded(http, apiKey, uploadBytesMax);
            assertEquals(422, fits.statusCode(), fits.body());
            assertEquals(version, fits.version());
            var large = uploaded(http, apiKey, uploadBytesMax + 1);
            assertEquals(413, large.statusCode(), large.body());
            assertTrue(large.body().contains("\"code\":\"body-too-large\""), large.body());
        }
        Patience.until(() -> before.containsAll(spooled()));
    }

    @Test
    void refusesWithAProblemWhateverTheLength() throws Exception {
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            var head =
                    """
                    POST /v1/jobs/00000000-0000-7000-8000-000000000001/items HTTP/1.1
                    Host: localhost
                    Content-Type: text/csv
                    Content-Length: 900000000000
                    Connection: close

                    """
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            var answer = reader.lines().collect(Collectors.joining("\n"));
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertTrue(answer.contains("\"code\":\"body-too-large\""), answer);
        }
    }
}
