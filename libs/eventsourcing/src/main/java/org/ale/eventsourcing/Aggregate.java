/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

import java.util.List;

/**
 * Everything the runtime must know of one aggregate: the map from topics to rules.
 *
 * @param topics where its commands and facts lie
 * @param decider its rules
 * @param commandCodec bytes of its commands
 * @param eventCodec bytes of its facts
 * @param follows foreign topics and what follows from them
 */
public record Aggregate<C, S, E>(
        Topics topics,
        Decider<C, S, E> decider,
        Codec<C> commandCodec,
        Codec<E> eventCodec,
        List<Followed<?, C>> follows) {
    public Aggregate {
        follows = List.copyOf(follows);
    }
}
