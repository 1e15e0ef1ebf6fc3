/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.WorkerId;

/**
 * One weighed vote.
 *
 * @param worker who voted
 * @param label index of the label
 * @param contribution BALANCED: what it adds to each label's score; STRICT: one number, the weight;
 *     none once the pool has closed, for then nobody asks any more
 */
public record Vote(WorkerId worker, int label, Scores contribution) {
    Vote spent() {
        return new Vote(worker, label, Scores.NONE);
    }
}
