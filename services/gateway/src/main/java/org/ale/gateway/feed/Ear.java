/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listener. It listens before his past is looked up, so that nothing falls between past and
 * present; what it hears meanwhile waits.
 */
final class Ear implements Consumer<FeedEvent> {
    /**
     * Events that wait for a listener whose stream is not open yet; more are left to the next
     * resume.
     */
    private static final int WAITING_MAX = 2_000;

    private final ArrayDeque<FeedEvent> waiting = new ArrayDeque<>();
    private @Nullable MultiEmitter<? super FeedEvent> stream;

    @Override
    public synchronized void accept(FeedEvent event) {
        if (stream != null) {
            stream.emit(event);
        } else if (waiting.size() < WAITING_MAX) {
            waiting.add(event);
        }
    }

    /** Tells the past, then what waited and is not part of it, then the present. */
    synchronized void open(MultiEmitter<? super FeedEvent> emitter, List<FeedEvent> past) {
        var told = new HashSet<String>();
        for (var event : past) {
            told.add(event.id());
            emitter.emit(event);
        }
        for (var event : waiting) {
            if (event.id().isEmpty() || told.add(event.id())) {
                emitter.emit(event);
            }
        }
        waiting.clear();
        stream = emitter;
    }
}
