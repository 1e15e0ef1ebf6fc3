/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.assignment.codec.LeaseCommandCodec;
import org.ale.assignment.codec.LeaseEventCodec;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.assignment.policy.FollowsCommunities;
import org.ale.assignment.policy.FollowsConsensus;
import org.ale.assignment.policy.FollowsJobs;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.schemas.communities.v1.CommunityEvent;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.jobs.v1.JobEvent;

/**
 * The map of the service: which facts it follows, which rules they meet, where the outcome lies.
 */
public final class Assignment {
    public static final Topics TOPICS = new Topics("assignment", "lease");

    /** The aggregate with the deployment's secret for draws. */
    @Produces
    @Singleton
    Aggregate<LeaseCommand, LeaseState, LeaseEvent> aggregate(DrawSecret secret) {
        return aggregate(new LeaseDecider(secret.seeds()));
    }

    /** The aggregate with given rules. */
    public static Aggregate<LeaseCommand, LeaseState, LeaseEvent> aggregate(LeaseDecider decider) {
        return new Aggregate<>(
                TOPICS,
                decider,
                new LeaseCommandCodec(),
                new LeaseEventCodec(),
                List.of(
                        new Followed<>(
                                new Topics("communities", "community").events(),
                                CommunityEvent::parseFrom,
                                new FollowsCommunities(),
                                Keying.SAME_KEY),
                        new Followed<>(
                                new Topics("consensus", "pool").events(),
                                PoolEvent::parseFrom,
                                new FollowsConsensus(),
                                Keying.SAME_KEY),
                        new Followed<>(
                                new Topics("jobs", "job").events(),
                                JobEvent::parseFrom,
                                new FollowsJobs(),
                                Keying.RE_KEYED)));
    }
}
