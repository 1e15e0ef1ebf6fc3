/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.reputation.domain;

import org.ale.kernel.WorkerId;

/**
 * One voter of a pool and what it did to him.
 *
 * @param worker who
 * @param won true if he voted for the decided label
 * @param label index of his label
 * @param gainMicro what he gained or lost, micro-REP
 * @param reputationMicro what he has after it, micro-REP
 * @param finished his finished tasks in this community, with this one
 */
public record Participant(
        WorkerId worker,
        boolean won,
        int label,
        long gainMicro,
        long reputationMicro,
        int finished) {}
