/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ale.kernel.CommunityId;
import org.ale.kernel.Requirement;
import org.ale.kernel.WorkerId;

/** What may be asked of a community. {@code at} is log time. */
public sealed interface CommunityCommand {
    Instant at();

    /**
     * Found a community.
     *
     * @param founder account that founds it; "platform" for the graduation communities
     * @param overrides parameters otherwise than the template's, by name
     */
    record FoundCommunity(
            CommunityId community,
            String founder,
            String name,
            String topic,
            String template,
            List<String> taskTypes,
            Map<String, String> overrides,
            List<Requirement> requirements,
            String stage,
            Instant at)
            implements CommunityCommand {
        public FoundCommunity {
            taskTypes = List.copyOf(taskTypes);
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
            requirements = List.copyOf(requirements);
        }
    }

    /**
     * Change parameters.
     *
     * @param actor who does it; only the founder may
     * @param effectiveFrom log time from which they hold; the epoch means as soon as possible
     */
    record ChangeParameters(
            String actor, Map<String, String> overrides, Instant effectiveFrom, Instant at)
            implements CommunityCommand {
        public ChangeParameters {
            overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
        }
    }

    /** Join with what was shown elsewhere. */
    record JoinCommunity(WorkerId worker, List<Evidence> evidence, Instant at)
            implements CommunityCommand {
        public JoinCommunity {
            evidence = List.copyOf(evidence);
        }
    }

    /** Note the result of an on-boarding set. */
    record RecordOnboarding(WorkerId worker, int correct, int asked, Instant at)
            implements CommunityCommand {}

    /** What a worker has shown in one community. */
    record Evidence(CommunityId community, long reputationMicro, int accuracyBps, int finished) {}
}
