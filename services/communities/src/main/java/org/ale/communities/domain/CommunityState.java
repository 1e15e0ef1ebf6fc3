/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.communities.domain;

import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/** What is known of a community. Changed in place by evolve only. */
public final class CommunityState implements Serializable {
    private static final long serialVersionUID = 1;

    @Nullable CommunityId id;
    String founder = "";
    @Nullable CommunityParameters parameters;
    int version;
    final Set<WorkerId> members = new LinkedHashSet<>();
    final Set<WorkerId> passed = new LinkedHashSet<>();
    final Map<WorkerId, Instant> failedAt = new LinkedHashMap<>();

    /** Whether it was founded. */
    public boolean isFounded() {
        return id != null;
    }

    CommunityId founded() {
        if (id == null) {
            throw new IllegalStateException("a fact about a community that nobody founded");
        }
        return id;
    }

    @Override
    public String toString() {
        return "%s %s %s %d %s %s %s"
                .formatted(id, founder, parameters, version, members, passed, failedAt);
    }
}
