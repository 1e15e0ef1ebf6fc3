/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.policy;

import java.time.Instant;
import org.ale.consensus.domain.PoolCommand.ShutPool;
import org.ale.kernel.PoolId;
import org.ale.schemas.assignment.v1.PoolShut;

/** A pool in which nobody will vote again closes as it stands. */
final class WhenPoolShutThenShutPool {
    private WhenPoolShutThenShutPool() {}

    static ShutPool command(PoolShut shut, Instant at) {
        return new ShutPool(PoolId.of(shut.getPoolId()), at);
    }
}
