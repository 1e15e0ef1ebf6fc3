/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import java.util.List;
import org.ale.kernel.WorkerId;

/**
 * A worker's reputation in the community.
 *
 * @param worker who
 * @param reputationMicro his reputation now
 */
public record Standing(WorkerId worker, long reputationMicro) implements Serializable {
    /** Reputations that a pool changed. */
    static List<Standing> changedBy(List<Party> parties) {
        return parties.stream()
                .filter(party -> party.gainMicro() != 0)
                .map(Party::standing)
                .toList();
    }
}
