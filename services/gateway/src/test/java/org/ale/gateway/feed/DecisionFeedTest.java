/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.consensus.v1.BreakerReset;
import org.ale.schemas.consensus.v1.BreakerTripped;
import org.ale.schemas.consensus.v1.JobResumed;
import org.ale.schemas.consensus.v1.JobStopped;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.ale.schemas.log.v1.EventRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DecisionFeedTest {
    private static final String COMMUNITY = UUID.randomUUID().toString();
    private static final String JOB = UUID.randomUUID().toString();
    private final FeedHub hub = new FeedHub();
    private final List<FeedEvent> heard = new ArrayList<>();

    private void tell(String type, PoolEvent event) {
        var frame =
                EventRecord.newBuilder()
                        .setStreamId(COMMUNITY)
                        .setType("ale.consensus.v1." + type)
                        .setPayload(event.toByteString())
                        .build();
        var record = new ConsumerRecord<>("events", 0, 0, COMMUNITY, frame.toByteArray());
        var records = Map.of(new TopicPartition("events", 0), List.of(record));
        new DecisionFeed(hub).tell(new ConsumerRecords<>(records, Map.of()));
    }

    @Test
    void tellsAJobThatTheBreakerOfItsCommunityTrippedAndWasReset() {
        hub.open(FeedHub.community(COMMUNITY), heard::add);
        tell(
                "BreakerTripped",
                PoolEvent.newBuilder()
                        .setBreakerTripped(
                                BreakerTripped.newBuilder()
                                        .setRecentMicro(400_000)
                                        .setLongRunMicro(850_000))
                        .build());
        tell(
                "BreakerReset",
                PoolEvent.newBuilder().setBreakerReset(BreakerReset.getDefaultInstance()).build());
        var begin = "{\"communityId\":\"" + COMMUNITY + "\",\"at\":\"1970-01-01T00:00:00Z\"";
        assertEquals(
                List.of(
                        new FeedEvent(
                                "",
                                "breaker-tripped",
                                begin + ",\"recentMicro\":400000,\"longRunMicro\":850000}"),
                        new FeedEvent("", "breaker-reset", begin + "}")),
                heard);
    }

    @Test
    void tellsAStoppedJobAloneThatItWasStoppedAndGoesOn() {
        hub.open(FeedHub.job(JOB), heard::add);
        var others = new ArrayList<FeedEvent>();
        hub.open(FeedHub.community(COMMUNITY), others::add);
        tell(
                "JobStopped",
                PoolEvent.newBuilder()
                        .setJobStopped(
                                JobStopped.newBuilder()
                                        .setJobId(JOB)
                                        .setRecentMicro(100_000)
                                        .setLongRunMicro(850_000))
                        .build());
        tell(
                "JobResumed",
                PoolEvent.newBuilder()
                        .setJobResumed(JobResumed.newBuilder().setJobId(JOB))
                        .build());
        var begin =
                "{\"communityId\":\"%s\",\"at\":\"1970-01-01T00:00:00Z\",\"jobId\":\"%s\""
                        .formatted(COMMUNITY, JOB);
        assertEquals(
                List.of(
                        new FeedEvent(
                                "",
                                "breaker-tripped",
                                begin + ",\"recentMicro\":100000,\"longRunMicro\":850000}"),
                        new FeedEvent("", "breaker-reset", begin + "}")),
                heard);
        assertEquals(List.of(), others);
    }

    @Test
    void tellsWhatAnAuditDidToAJobsPools() {
        hub.open(FeedHub.job(JOB), heard::add);
        tell(
                "PoolReopened",
                PoolEvent.newBuilder()
                        .setPoolReopened(PoolReopened.newBuilder().setPoolId(JOB + ":7"))
                        .build());
        tell(
                "PoolRelabelled",
                PoolEvent.newBuilder()
                        .setPoolRelabelled(
                                PoolRelabelled.newBuilder().setPoolId(JOB + ":8").setLabel(1))
                        .build());
        assertEquals(
                List.of("pool-reopened", "pool-relabelled"),
                heard.stream().map(FeedEvent::name).toList());
    }
}
