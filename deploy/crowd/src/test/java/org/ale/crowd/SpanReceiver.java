/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A collector of traces: takes what services export by OTLP over HTTP. The messages are read by the
 * numbers of their fields, since nothing else here needs their classes.
 */
final class SpanReceiver implements AutoCloseable {
    /** The environment of the services under test names it. */
    static final int PORT = 24_318;

    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    /**
     * A span that has ended.
     *
     * @param service that it belongs to
     * @param parentId empty at the root
     */
    record Span(String service, String name, String traceId, String id, String parentId) {}

    private final Map<String, Span> spans = new ConcurrentHashMap<>();
    private final HttpServer server;

    SpanReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", PORT), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = UnknownFieldSet.parseFrom(exchange.getRequestBody());
            for (var ofResource : messages(request, RESOURCE_SPANS)) {
                var service = service(messages(ofResource, RESOURCE).getFirst());
                for (var ofScope : messages(ofResource, SCOPE_SPANS)) {
                    messages(ofScope, SPANS).forEach(span -> keep(service, span));
                }
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(String service, UnknownFieldSet span) {
        var kept =
                new Span(
                        service,
                        bytes(span, 5).toStringUtf8(),
                        hex(bytes(span, 1)),
                        hex(bytes(span, 2)),
                        hex(bytes(span, 4)));
        spans.put(kept.id(), kept);
    }

    /** The attribute service.name of a resource. */
    private static String service(UnknownFieldSet resource) throws IOException {
        for (var attribute : messages(resource, 1)) {
            if (bytes(attribute, 1).toStringUtf8().equals("service.name")) {
                return bytes(messages(attribute, 2).getFirst(), 1).toStringUtf8();
            }
        }
        return "unnamed";
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet from, int field)
            throws IOException {
        var messages = new java.util.ArrayList<UnknownFieldSet>();
        for (var bytes : from.getField(field).getLengthDelimitedList()) {
            messages.add(UnknownFieldSet.parseFrom(bytes));
        }
        return messages;
    }

    private static ByteString bytes(UnknownFieldSet from, int field) {
        var all = from.getField(field).getLengthDelimitedList();
        return all.isEmpty() ? ByteString.EMPTY : all.getFirst();
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** The spans of a trace that are here by now, by their ids. */
    Map<String, Span> trace(String traceId) {
        return spans.values().stream()
                .filter(span -> span.traceId().equals(traceId))
                .collect(Collectors.toMap(Span::id, span -> span));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
