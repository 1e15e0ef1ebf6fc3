/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.communities.codec.CommunityCommandCodec;
import org.ale.communities.codec.CommunityEventCodec;
import org.ale.communities.domain.CommunityCommand;
import org.ale.communities.domain.CommunityDecider;
import org.ale.communities.domain.CommunityEvent;
import org.ale.communities.domain.CommunityState;
import org.ale.communities.policy.FollowsJobs;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.schemas.jobs.v1.JobEvent;

/** The map of the service: which rules its commands meet, and where the outcome lies. */
public final class Communities {
    public static final Topics TOPICS = new Topics("communities", "community");

    @Produces
    @Singleton
    Aggregate<CommunityCommand, CommunityState, CommunityEvent> bean() {
        return aggregate();
    }

    /** The aggregate. */
    public static Aggregate<CommunityCommand, CommunityState, CommunityEvent> aggregate() {
        return new Aggregate<>(
                TOPICS,
                new CommunityDecider(),
                new CommunityCommandCodec(),
                new CommunityEventCodec(),
                List.of(
                        new Followed<>(
                                new Topics("jobs", "job").events(),
                                JobEvent::parseFrom,
                                new FollowsJobs(),
                                Keying.RE_KEYED)));
    }
}
