/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells events to whoever listens now, and remembers the last of them for those who lost the line.
 */
@Singleton
public final class FeedHub {
    /** Events remembered, of all listeners together. */
    static final int REMEMBERED_MAX = 20_000;

    private record Kept(String listener, FeedEvent event) {}

    private final Map<String, Set<Consumer<FeedEvent>>> listeners = new ConcurrentHashMap<>();
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();

    static String worker(String workerId) {
        return "w" + workerId;
    }

    static String job(String jobId) {
        return "j" + jobId;
    }

    /** Tells one event. */
    void tell(String listener, FeedEvent event) {
        synchronized (kept) {
            kept.addLast(new Kept(listener, event));
            if (kept.size() > REMEMBERED_MAX) {
                kept.removeFirst();
            }
        }
        var open = listeners.get(listener);
        if (open != null) {
            open.forEach(each -> each.accept(event));
        }
    }

    /** Begins to listen. */
    void open(String listener, Consumer<FeedEvent> ear) {
        listeners.computeIfAbsent(listener, _ -> ConcurrentHashMap.newKeySet()).add(ear);
    }

    /** Ends listening. */
    void close(String listener, Consumer<FeedEvent> ear) {
        listeners.computeIfPresent(
                listener,
                (_, ears) -> {
                    ears.remove(ear);
                    return ears.isEmpty() ? null : ears;
                });
    }

    /**
     * What a listener was told after an event.
     *
     * @param found set to true if memory still holds that event
     */
    List<FeedEvent> after(String listener, String id, boolean[] found) {
        var missed = new ArrayList<FeedEvent>();
        synchronized (kept) {
            for (var each : kept) {
                if (each.listener().equals(listener)) {
                    if (found[0]) {
                        missed.add(each.event());
                    }
                    found[0] |= each.event().id().equals(id);
                }
            }
        }
        return missed;
    }
}
