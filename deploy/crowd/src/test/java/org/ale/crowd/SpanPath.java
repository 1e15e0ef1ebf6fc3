/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ale.crowd.SpanReceiver.Span;

/** The way back from what a feed was told to the request that it follows from. */
final class SpanPath {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MONEY = "ale.payment.account.events.v1";

    private SpanPath() {}

    /**
     * Waits until one of these traces reaches the feeds of the gateway; gives the services on the
     * way from there to the root, parent by parent.
     */
    static List<String> fromTheFeed(SpanReceiver receiver, List<String> traceIds)
            throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> longest = List.of();
        while (System.nanoTime() < deadline) {
            for (var traceId : traceIds) {
                var trace = receiver.trace(traceId);
                for (var span : trace.values()) {
                    if (span.service().equals("gateway") && span.name().contains(MONEY)) {
                        var services = services(trace, span);
                        longest = services.size() > longest.size() ? services : longest;
                    }
                }
            }
            if (longest.size() >= 6) {
                return longest;
            }
            Thread.sleep(200);
        }
        if (longest.isEmpty()) {
            throw new AssertionError(
                    "no feed in " + traceIds.stream().map(receiver::trace).toList());
        }
        return longest;
    }

    private static List<String> services(Map<String, Span> trace, Span feed) {
        var services = new ArrayList<String>();
        for (var span = feed; span != null; span = trace.get(span.parentId())) {
            if (services.isEmpty() || !services.getLast().equals(span.service())) {
                services.add(span.service());
            }
        }
        return services;
    }
}
