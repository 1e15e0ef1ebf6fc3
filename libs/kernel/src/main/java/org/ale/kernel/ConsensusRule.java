/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

/** How a pool of this community is decided (consensus.md). */
public enum ConsensusRule {
    HEADS_AND_WEIGHT,
    BAYESIAN
}
