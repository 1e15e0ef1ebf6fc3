/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.feed;

import com.google.protobuf.InvalidProtocolBufferException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.Participant;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** From the reputation log: what a worker gained or lost. */
@ApplicationScoped
public class ReputationFeed {
    private static final Logger LOG = Logger.getLogger(ReputationFeed.class);
    private final FeedHub hub;

    @Inject
    ReputationFeed(FeedHub hub) {
        this.hub = hub;
    }

    @Incoming("reputations")
    @Blocking
    void tell(ConsumerRecords<String, byte[]> records) {
        for (var record : records) {
            try {
                var frame = EventRecord.parseFrom(record.value());
                tell(frame, MemberEvent.parseFrom(frame.getPayload()));
            } catch (InvalidProtocolBufferException e) {
                LOG.warn("a fact of the reputation log cannot be read", e);
            }
        }
    }

    private void tell(EventRecord frame, MemberEvent event) {
        if (event.hasReputationCredited()) {
            var credited = event.getReputationCredited();
            tell(
                    frame,
                    credited.getPoolId(),
                    credited.getParticipantsList(),
                    credited.getVisibleAfter());
        } else if (event.hasReputationReversed()) {
            var reversed = event.getReputationReversed();
            tell(
                    frame,
                    reversed.getPoolId(),
                    reversed.getParticipantsList(),
                    reversed.getVisibleAfter());
        }
    }

    private void tell(
            EventRecord frame, String poolId, List<Participant> participants, int visibleAfter) {
        for (var participant : participants) {
            var data =
                    FeedJson.of(frame)
                            .put("poolId", poolId)
                            .put("finished", participant.getFinished());
            if (participant.getFinished() >= visibleAfter) {
                data.put("gainMicro", participant.getGainMicro());
                data.put("reputationMicro", participant.getReputationMicro());
            } else {
                data.putNull("gainMicro");
                data.putNull("reputationMicro");
            }
            hub.tell(
                    FeedHub.worker(participant.getWorkerId()),
                    new FeedEvent("", "reputation", data.toString()));
        }
    }
}
