/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The public API as a patient stranger uses it: what may be tried again is tried again, with the
 * same idempotency key, until the patience ends.
 */
public final class ApiClient implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL_MAX = Duration.ofSeconds(10);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);
    private static final String JSON_TYPE = "application/json";

    private final URI base;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .executor(threads)
                    .build();

    public ApiClient(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /**
     * Who calls, and the name of the wish.
     *
     * @param token bearer token; null for calls that need none
     * @param idempotencyKey sent as Idempotency-Key; null for none
     */
    public record Caller(@Nullable String token, @Nullable String idempotencyKey) {
        public static final Caller ANYBODY = new Caller(null, null);

        public static Caller with(String token) {
            return new Caller(token, null);
        }

        public Caller named(String key) {
            return new Caller(token, key);
        }
    }

    /** Reads. */
    public JsonNode get(String path, Caller caller) throws ApiException, InterruptedException {
        return call(request(path, caller).GET().build());
    }

    /** Writes a JSON body. */
    public JsonNode post(String path, Caller caller, JsonNode body)
            throws ApiException, InterruptedException {
        return post(path, caller, JSON_TYPE, BodyPublishers.ofString(body.toString()));
    }

    /** Writes any body. */
    public JsonNode post(String path, Caller caller, String type, BodyPublisher body)
            throws ApiException, InterruptedException {
        return call(request(path, caller).header("Content-Type", type).POST(body).build());
    }

    /** Puts a JSON body. */
    public JsonNode put(String path, Caller caller, JsonNode body)
            throws ApiException, InterruptedException {
        return call(
                request(path, caller)
                        .header("Content-Type", JSON_TYPE)
                        .PUT(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** Opens a download. The caller closes it. */
    public InputStream download(String path, Caller caller)
            throws IOException, InterruptedException {
        return opened(request(path, caller).setHeader("Accept", "*/*").GET().build());
    }

    /**
     * Opens a feed of server-sent events. The caller closes it.
     *
     * @param lastEventId where an earlier connection ended; empty for none
     */
    public InputStream stream(String path, Caller caller, String lastEventId)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + caller.token());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return opened(request.GET().build());
    }

    private InputStream opened(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            try (var body = response.body()) {
                var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException("HTTP " + response.statusCode() + ": " + text);
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path, Caller caller) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(CALL_MAX)
                        .header("Accept", JSON_TYPE);
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        if (caller.idempotencyKey() != null) {
            request.header("Idempotency-Key", caller.idempotencyKey());
        }
        return request;
    }

    private JsonNode call(HttpRequest request) throws ApiException, InterruptedException {
        var deadline = Instant.now().plus(patience);
        var pause = PAUSE_FIRST;
        while (true) {
            var failure = "";
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                var body = parsed(response.body());
                if (response.statusCode() < 300) {
                    return body;
                }
                if (!mayRepeat(response.statusCode())) {
                    throw ApiException.of(request.uri(), response.statusCode(), body);
                }
                failure = "HTTP " + response.statusCode();
            } catch (IOException e) {
                failure = e.toString();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new ApiException(request.uri(), 0, "no-answer", failure);
            }
            Thread.sleep(pause);
            var twice = pause.multipliedBy(2);
            pause = twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
        }
    }

    private static boolean mayRepeat(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504 || status == 500;
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
