/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A listener's stream of server-sent events, with a comment now and then so that nobody hangs up.
 */
@Singleton
public final class FeedStream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private final FeedHub hub;

    FeedStream(FeedHub hub) {
        this.hub = hub;
    }

    /**
     * Opens a stream.
     *
     * @param first told before anything else
     */
    Multi<OutboundSseEvent> open(Sse sse, String listener, List<FeedEvent> first) {
        Multi<FeedEvent> live =
                Multi.createFrom()
                        .emitter(
                                emitter -> {
                                    Consumer<FeedEvent> ear = emitter::emit;
                                    hub.open(listener, ear);
                                    emitter.onTermination(() -> hub.close(listener, ear));
                                    first.forEach(ear);
                                },
                                BackPressureStrategy.BUFFER);
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
