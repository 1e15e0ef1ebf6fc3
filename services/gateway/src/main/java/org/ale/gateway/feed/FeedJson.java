/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.ale.schemas.log.v1.EventRecord;

/** Writes the data of feed events. */
final class FeedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedJson() {}

    /** An object that begins with the community and the time of the fact. */
    static ObjectNode of(EventRecord record) {
        return JSON.createObjectNode()
                .put("communityId", record.getStreamId())
                .put("at", Instant.ofEpochMilli(record.getLogTimeMillis()).toString());
    }
}
