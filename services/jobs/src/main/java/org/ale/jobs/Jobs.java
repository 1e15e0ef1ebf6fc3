/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Followed.Keying;
import org.ale.eventsourcing.Topics;
import org.ale.jobs.codec.JobCommandCodec;
import org.ale.jobs.codec.JobEventCodec;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobDecider;
import org.ale.jobs.domain.JobEvent;
import org.ale.jobs.domain.JobState;
import org.ale.jobs.policy.FollowsTheChain;
import org.ale.jobs.policy.WhenEscrowClosedThenCompleteJob;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.payment.v1.AccountEvent;

/**
 * The map of the service: which facts it follows, which rules they meet, where the outcome lies.
 */
public final class Jobs {
    public static final Topics TOPICS = new Topics("jobs", "job");

    @Produces
    @Singleton
    Aggregate<JobCommand, JobState, JobEvent> bean() {
        return aggregate();
    }

    /** The aggregate. */
    public static Aggregate<JobCommand, JobState, JobEvent> aggregate() {
        return new Aggregate<>(
                TOPICS,
                new JobDecider(),
                new JobCommandCodec(),
                new JobEventCodec(),
                List.of(
                        new Followed<>(
                                new Topics("payment", "account").events(),
                                AccountEvent::parseFrom,
                                new WhenEscrowClosedThenCompleteJob(),
                                Keying.RE_KEYED),
                        new Followed<>(
                                new Topics("chain-bridge", "chain").events(),
                                ChainEvent::parseFrom,
                                new FollowsTheChain(),
                                Keying.RE_KEYED)));
    }
}
