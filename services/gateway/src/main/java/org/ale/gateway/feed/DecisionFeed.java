/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ale.kernel.PoolId;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** From the consensus log: a job's pools as they close. */
@ApplicationScoped
public class DecisionFeed {
    private static final Logger LOG = Logger.getLogger(DecisionFeed.class);
    private final FeedHub hub;

    @Inject
    DecisionFeed(FeedHub hub) {
        this.hub = hub;
    }

    @Incoming("decisions")
    @Blocking
    void tell(ConsumerRecords<String, byte[]> records) {
        for (var record : records) {
            try {
                var frame = EventRecord.parseFrom(record.value());
                if (frame.getType().endsWith(".PoolClosed")) {
                    closed(frame, PoolEvent.parseFrom(frame.getPayload()));
                }
            } catch (InvalidProtocolBufferException e) {
                LOG.warn("a fact of the consensus log cannot be read", e);
            }
        }
    }

    private void closed(EventRecord frame, PoolEvent event) {
        var closed = event.getPoolClosed();
        var pool = PoolId.of(closed.getPoolId());
        var data =
                FeedJson.of(frame)
                        .put("jobId", pool.jobId().toString())
                        .put("item", pool.item())
                        .put("labelIndex", closed.getLabel())
                        .put("confidenceMicro", closed.getConfidenceMicro())
                        .put("resolved", closed.getResolved())
                        .put("votes", closed.getVotesCount());
        hub.tell(
                FeedHub.job(pool.jobId().toString()),
                new FeedEvent("", "pool-closed", data.toString()));
    }
}
