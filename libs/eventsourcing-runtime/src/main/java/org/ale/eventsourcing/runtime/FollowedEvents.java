/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Followed;
import org.ale.eventsourcing.Policy.Addressed;

/** What a service wishes of itself when a foreign fact arrives. */
public final class FollowedEvents {
    private FollowedEvents() {}

    /**
     * Reads a foreign fact and asks the policy.
     *
     * @throws CorruptLogException if the record is not a fact
     */
    public static <F, C> List<Addressed<C>> wishes(
            Followed<F, C> follow, byte[] value, Instant at) {
        var record = EventFrame.opened(value);
        try {
            var event = follow.reader().read(record.getPayload().toByteArray());
            return follow.policy().commandsFor(record.getStreamId(), event, at);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CorruptLogException("a fact of " + follow.topic() + " cannot be read", e);
        }
    }
}
