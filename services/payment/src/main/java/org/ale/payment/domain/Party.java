/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.WorkerId;

/**
 * One participant of a closed pool.
 *
 * @param worker who
 * @param won true if he voted for the decided label
 * @param label index of his label
 * @param reputationMicro his reputation after the pool: the weight of his share
 * @param gainMicro what the pool brought him, micro-REP
 * @param finished his finished tasks in this community, with this one
 */
public record Party(
        WorkerId worker, boolean won, int label, long reputationMicro, long gainMicro, int finished)
        implements Serializable {
    Standing standing() {
        return new Standing(worker, reputationMicro);
    }
}
