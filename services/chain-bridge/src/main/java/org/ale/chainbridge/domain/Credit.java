/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.domain;

import java.io.Serializable;
import org.ale.kernel.Ale;
import org.ale.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Adds to what a worker may claim.
 *
 * @param account that is paid for him; null while he has named none: then it waits
 */
public record Credit(WorkerId worker, @Nullable Address account, Ale amount)
        implements Serializable {
    public Credit {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a credit is not below zero");
        }
    }
}
