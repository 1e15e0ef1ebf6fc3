/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ale.eventsourcing.Topics;
import org.ale.eventsourcing.runtime.OwnerLog.Input;
import org.ale.eventsourcing.runtime.PartitionState.Origin;
import org.jspecify.annotations.Nullable;

/** CloudEvents attributes of a fact in Kafka's binary mode, and the trace that it belongs to. */
final class EventHeaders {
    private static final String TRACEPARENT = "traceparent";

    private final String source;

    EventHeaders(Topics topics) {
        source = "/ale/" + topics.context() + "/" + topics.aggregate();
    }

    Map<String, String> of(String type, Input input, long position, Origin origin) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", input.partition() + "-" + position);
        headers.put("ce_source", source);
        headers.put("ce_type", type);
        headers.put("ce_time", Instant.ofEpochMilli(origin.logTimeMillis()).toString());
        headers.put("ale_causation", origin.cause());
        headers.put("ale_correlation", origin.commandId());
        if (input.traceparent() != null) {
            headers.put(TRACEPARENT, input.traceparent());
        }
        return headers;
    }

    Map<String, String> traceOnly(@Nullable String traceparent) {
        return traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
    }
}
