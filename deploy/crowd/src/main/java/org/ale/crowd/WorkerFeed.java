/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.ale.crowd.ApiClient.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A worker's live feed, opened again after each loss from where it was. Events come at least once,
 * so those that are known are dropped.
 */
final class WorkerFeed implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;

    /** Asks for all that was told while a line broke before anything was heard on it. */
    private static final String NOTHING_YET = "0";

    private final ApiClient api;
    private final String path;
    private final String token;
    private final BiConsumer<String, JsonNode> reader;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;
    private volatile String last = "";

    /**
     * Opens the worker's feed.
     *
     * @param reader gets the name and the data of each event, once
     */
    WorkerFeed(ApiClient api, String token, BiConsumer<String, JsonNode> reader) {
        this(api, "/v1/me/feed", token, reader);
    }

    /** Opens any feed, e.g. the one of a job. */
    WorkerFeed(ApiClient api, String path, String token, BiConsumer<String, JsonNode> reader) {
        this.api = api;
        this.path = path;
        this.token = token;
        this.reader = reader;
        thread = Thread.startVirtualThread(this::run);
    }

    private void run() {
        while (!closed) {
            try (var open = api.stream(path, Caller.with(token), last)) {
                stream = open;
                read(new BufferedReader(new InputStreamReader(open, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                stream = null;
            } catch (InterruptedException e) {
                return;
            }
            if (last.isEmpty()) {
                last = NOTHING_YET;
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void read(BufferedReader lines) throws IOException {
        var event = "message";
        var id = "";
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                deliver(event, id, data.toString());
                event = "message";
                id = "";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
    }

    private void deliver(String event, String id, String data) throws IOException {
        if (data.isEmpty() || (!id.isEmpty() && !seen.add(id))) {
            return;
        }
        if (!id.isEmpty()) {
            last = id;
        }
        reader.accept(event, ApiClient.JSON.readTree(data));
    }

    @Override
    public void close() {
        closed = true;
        var open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                thread.interrupt();
            }
        }
        thread.interrupt();
    }
}
