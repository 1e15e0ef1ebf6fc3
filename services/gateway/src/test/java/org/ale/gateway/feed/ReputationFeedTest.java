/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.ale.schemas.reputation.v1.ReputationCredited;
import org.ale.schemas.reputation.v1.ReputationReversed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReputationFeedTest {
    private static final String COMMUNITY = UUID.randomUUID().toString();
    private static final String WORKER = UUID.randomUUID().toString();
    private static final String POOL = UUID.randomUUID() + ":7";
    private final FeedHub hub = new FeedHub();
    private final List<FeedEvent> heard = new ArrayList<>();

    private void tell(MemberEvent.Builder event) {
        var frame =
                EventRecord.newBuilder()
                        .setStreamId(COMMUNITY)
                        .setPosition(9)
                        .setPayload(event.build().toByteString())
                        .build();
        var record = new ConsumerRecord<>("events", 3, 0, COMMUNITY, frame.toByteArray());
        var records = Map.of(new TopicPartition("events", 3), List.of(record));
        new ReputationFeed(hub).tell(new ConsumerRecords<>(records, Map.of()));
    }

    private static Participant participant(int finished, long gain) {
        return Participant.newBuilder()
                .setWorkerId(WORKER)
                .setFinished(finished)
                .setGainMicro(gain)
                .setReputationMicro(1_250_000)
                .build();
    }

    private static FeedEvent told(int finished, String gain, String reputation) {
        var data =
                """
                {"communityId":"%s","at":"1970-01-01T00:00:00Z","poolId":"%s","finished":%d,\
                "gainMicro":%s,"reputationMicro":%s}\
                """
                        .formatted(COMMUNITY, POOL, finished, gain, reputation);
        return new FeedEvent("", "reputation", data);
    }

    @Test
    void hidesTheScoreUntilEnoughTasksAreFinished() {
        hub.open(FeedHub.worker(WORKER), heard::add);
        for (var finished : List.of(9, 10)) {
            tell(
                    MemberEvent.newBuilder()
                            .setReputationCredited(
                                    ReputationCredited.newBuilder()
                                            .setPoolId(POOL)
                                            .setVisibleAfter(10)
                                            .addParticipants(participant(finished, 250_000))));
            tell(
                    MemberEvent.newBuilder()
                            .setReputationReversed(
                                    ReputationReversed.newBuilder()
                                            .setPoolId(POOL)
                                            .setVisibleAfter(10)
                                            .addParticipants(participant(finished, -250_000))));
        }
        assertEquals(
                List.of(
                        told(9, "null", "null"),
                        told(9, "null", "null"),
                        told(10, "250000", "1250000"),
                        told(10, "-250000", "1250000")),
                heard);
    }
}
