/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A listener's stream of server-sent events, with a comment now and then so that nobody hangs up.
 */
@Singleton
public final class FeedStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Events that may wait for a slow reader. */
    private static final int BEHIND_MAX = 4_096;

    private final FeedHub hub;

    FeedStream(FeedHub hub) {
        this.hub = hub;
    }

    /**
     * Opens a stream. A reader who falls too far behind loses the line and resumes.
     *
     * @param listeners whose events are told
     * @param past told before anything else; looked up while the present is already heard
     */
    Multi<OutboundSseEvent> open(Sse sse, List<String> listeners, Supplier<List<FeedEvent>> past) {
        var ear = new Ear();
        listeners.forEach(listener -> hub.open(listener, ear));
        try {
            return stream(sse, listeners, ear, past.get());
        } catch (RuntimeException e) {
            listeners.forEach(listener -> hub.close(listener, ear));
            throw e;
        }
    }

    private Multi<OutboundSseEvent> stream(
            Sse sse, List<String> listeners, Ear ear, List<FeedEvent> past) {
        Multi<FeedEvent> live =
                Multi.createFrom()
                        .emitter(
                                emitter -> {
                                    emitter.onTermination(
                                            () -> listeners.forEach(each -> hub.close(each, ear)));
                                    ear.open(emitter, past);
                                },
                                BEHIND_MAX);
        Multi<OutboundSseEvent> beats =
                Multi.createFrom()
                        .ticks()
                        .every(HEARTBEAT)
                        .onOverflow()
                        .drop()
                        .map(_ -> sse.newEventBuilder().comment("").build());
        return Multi.createBy().merging().streams(live.map(event -> event(sse, event)), beats);
    }

    private static OutboundSseEvent event(Sse sse, FeedEvent event) {
        var builder =
                sse.newEventBuilder()
                        .name(event.name())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, event.data());
        return event.id().isEmpty() ? builder.build() : builder.id(event.id()).build();
    }
}
