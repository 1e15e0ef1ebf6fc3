/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * From the consensus log: a job's pools as they close and as an audit sees them, and the circuit
 * breaker of its community or of itself.
 */
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
                tell(frame);
            } catch (InvalidProtocolBufferException e) {
                LOG.warn("a fact of the consensus log cannot be read", e);
            }
        }
    }

    private void tell(EventRecord frame) throws InvalidProtocolBufferException {
        var type = frame.getType();
        switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "PoolClosed" -> closed(frame, PoolEvent.parseFrom(frame.getPayload()));
            case "PoolReopened" -> reopened(frame, PoolEvent.parseFrom(frame.getPayload()));
            case "PoolRelabelled" -> relabelled(frame, PoolEvent.parseFrom(frame.getPayload()));
            case "BreakerTripped" -> tripped(frame, PoolEvent.parseFrom(frame.getPayload()));
            case "BreakerReset" -> tellCommunity(frame, "breaker-reset", FeedJson.of(frame));
            case "JobStopped" -> stopped(frame, PoolEvent.parseFrom(frame.getPayload()));
            case "JobResumed" -> resumed(frame, PoolEvent.parseFrom(frame.getPayload()));
            default -> {
                // Votes and counts are nobody's affair before a pool closes.
            }
        }
    }

    private void tripped(EventRecord frame, PoolEvent event) {
        var tripped = event.getBreakerTripped();
        tellCommunity(
                frame,
                "breaker-tripped",
                FeedJson.of(frame)
                        .put("recentMicro", tripped.getRecentMicro())
                        .put("longRunMicro", tripped.getLongRunMicro()));
    }

    private void stopped(EventRecord frame, PoolEvent event) {
        var stopped = event.getJobStopped();
        tellJob(
                stopped.getJobId(),
                "breaker-tripped",
                FeedJson.of(frame)
                        .put("jobId", stopped.getJobId())
                        .put("recentMicro", stopped.getRecentMicro())
                        .put("longRunMicro", stopped.getLongRunMicro()));
    }

    private void resumed(EventRecord frame, PoolEvent event) {
        var job = event.getJobResumed().getJobId();
        tellJob(job, "breaker-reset", FeedJson.of(frame).put("jobId", job));
    }

    private void tellCommunity(EventRecord frame, String name, ObjectNode data) {
        hub.tell(FeedHub.community(frame.getStreamId()), new FeedEvent("", name, data.toString()));
    }

    private void reopened(EventRecord frame, PoolEvent event) {
        var pool = PoolId.of(event.getPoolReopened().getPoolId());
        tellJob(pool, "pool-reopened", of(frame, pool));
    }

    private void relabelled(EventRecord frame, PoolEvent event) {
        var relabelled = event.getPoolRelabelled();
        var pool = PoolId.of(relabelled.getPoolId());
        tellJob(
                pool,
                "pool-relabelled",
                of(frame, pool)
                        .put("labelIndex", relabelled.getLabel())
                        .put("confidenceMicro", relabelled.getConfidenceMicro())
                        .put("resolved", relabelled.getResolved())
                        .put("votes", relabelled.getVotesCount()));
    }

    private static ObjectNode of(EventRecord frame, PoolId pool) {
        return FeedJson.of(frame).put("jobId", pool.jobId().toString()).put("item", pool.item());
    }

    private void tellJob(PoolId pool, String name, ObjectNode data) {
        tellJob(pool.jobId().toString(), name, data);
    }

    private void tellJob(String job, String name, ObjectNode data) {
        hub.tell(FeedHub.job(job), new FeedEvent("", name, data.toString()));
    }

    private void closed(EventRecord frame, PoolEvent event) {
        var closed = event.getPoolClosed();
        var pool = PoolId.of(closed.getPoolId());
        var data =
                of(frame, pool)
                        .put("labelIndex", closed.getLabel())
                        .put("confidenceMicro", closed.getConfidenceMicro())
                        .put("resolved", closed.getResolved())
                        .put("votes", closed.getVotesCount());
        tellJob(pool, "pool-closed", data);
    }
}
