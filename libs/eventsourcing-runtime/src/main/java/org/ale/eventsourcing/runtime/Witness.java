/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.util.Map;

/**
 * Is shown what was folded, so that what a process only remembers can be learnt again from the log.
 *
 * <p>Contract: called on the owner's thread before anything is decided on these states; it looks
 * and changes nothing, and keeps no state.
 *
 * @param <S> state of a stream
 */
@FunctionalInterface
public interface Witness<S> {
    /** A partition is owned from now on. */
    void folded(int partition, Map<String, S> states);
}
