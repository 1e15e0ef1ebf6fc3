/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;

/**
 * What is taken from a funded budget, and the least a worker must be able to earn. Both fees
 * together are at most a tenth: the escrow on the chain releases no more as a fee.
 *
 * @param protocolFeeBps the platform's fee, set by the platform, 0–500
 * @param communityFeeBps the community's fee, 0–500
 * @param hourlyFloorMicroUsd least expected hourly pay of a job, 0–100 USD in micro-USD
 */
public record FeeTerms(int protocolFeeBps, int communityFeeBps, long hourlyFloorMicroUsd)
        implements Serializable {
    public static final FeeTerms STRICT = new FeeTerms(500, 0, 0);
    public static final FeeTerms BALANCED = new FeeTerms(500, 0, 3_000_000);

    public FeeTerms {
        Bounds.require("protocolFeeBps", protocolFeeBps, 0, 500);
        Bounds.require("communityFeeBps", communityFeeBps, 0, 500);
        Bounds.require("hourlyFloorMicroUsd", hourlyFloorMicroUsd, 0, 100_000_000);
    }
}
