/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ale.eventsourcing.testing.log.MemoryBroker;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.PoolId;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.log.v1.EventRecord;

/** What people hear of the log: who was dealt what, and which jobs are over. */
final class ObservedFacts {
    private final Ears ears;
    private final Services services;
    private final Map<JobId, CommunityId> running = new LinkedHashMap<>();
    private final Set<String> unsettled = new HashSet<>();
    private final Map<String, ArrayDeque<PoolId>> hands = new HashMap<>();

    ObservedFacts(MemoryBroker broker, Services services) {
        ears = new Ears(broker);
        this.services = services;
    }

    void posted(JobId job, CommunityId community) {
        running.put(job, community);
        paid(job);
    }

    /** A job that deals no tasks, of which all money must come to its end all the same. */
    void paid(JobId job) {
        unsettled.add(job.toString());
    }

    /** Jobs that are not over. */
    Set<JobId> running() {
        return running.keySet();
    }

    /** What a worker holds. */
    ArrayDeque<PoolId> hand(String community, String worker) {
        return hands.computeIfAbsent(community + "/" + worker, _ -> new ArrayDeque<>());
    }

    /** Reads on in the log of the desk. */
    void listen() {
        ears.readOn(services.assignment.aggregate().topics().events(), this::dealt);
    }

    private void dealt(EventRecord record) {
        try {
            var event = LeaseEvent.parseFrom(record.getPayload());
            if (event.hasDeckDealt()) {
                var deck = event.getDeckDealt();
                var hand = hand(record.getStreamId(), deck.getWorkerId());
                deck.getDrawsList().forEach(draw -> hand.add(PoolId.of(draw.getPoolId())));
            } else if (event.hasJobFinished()) {
                running.remove(JobId.of(event.getJobFinished().getJobId()));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Jobs of which not every unit is accounted for. */
    int unfinished() {
        ears.readOn(services.jobs.aggregate().topics().events(), this::settled);
        return unsettled.size();
    }

    private void settled(EventRecord record) {
        try {
            var event = JobEvent.parseFrom(record.getPayload());
            if (event.hasCompleted()) {
                unsettled.remove(event.getJobId());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
