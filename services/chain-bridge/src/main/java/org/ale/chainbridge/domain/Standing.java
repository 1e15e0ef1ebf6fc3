/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import org.ale.kernel.WorkerId;

/** A worker's reputation in a community. */
public record Standing(WorkerId worker, long reputationMicro) implements Serializable {
    public Standing {
        if (reputationMicro < 0) {
            throw new IllegalArgumentException("reputation is not below zero");
        }
    }
}
