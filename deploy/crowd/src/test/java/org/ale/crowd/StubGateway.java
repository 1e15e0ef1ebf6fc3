/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that says what it was told to say, and remembers what it was asked. */
final class StubGateway implements AutoCloseable {
    /** An answer that is no success. */
    record Answer(int status, String body) {}

    private static final Answer NOTHING = new Answer(200, "{}");

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    StubGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var path = exchange.getRequestURI().toString();
                    asked.add(path);
                    var answer = answers.getOrDefault(path, NOTHING);
                    var body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    StubGateway says(String path, String body) {
        return says(path, 200, body);
    }

    StubGateway says(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
        return this;
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    /** A client of it that does not try again. */
    ApiClient client() {
        var port = server.getAddress().getPort();
        return new ApiClient(URI.create("http://127.0.0.1:" + port), Duration.ZERO);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
