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

    static String community(String communityId) {
        return "c" + communityId;
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
     * What memory holds for a listener.
     *
     * @param found whether it still holds the event that he heard last
     * @param events what came after that; all that memory holds if it does not
     */
    record Remembered(boolean found, List<FeedEvent> events) {}

    /** What a listener was told after an event. */
    Remembered after(String listener, String id) {
        var all = new ArrayList<FeedEvent>();
        var last = -1;
        synchronized (kept) {
            for (var each : kept) {
                if (each.listener().equals(listener)) {
                    last = each.event().id().equals(id) ? all.size() : last;
                    all.add(each.event());
                }
            }
        }
        return new Remembered(last >= 0, all.subList(last + 1, all.size()));
    }
}
