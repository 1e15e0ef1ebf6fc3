/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

/**
 * Versions of the rules that decide a pool. A pool keeps the version it was opened with, so a
 * better rule is a new constant; none changes or goes.
 */
public enum Algorithm {
    /** At least so many votes, so much of the heads and so much of the weight. */
    STRICT_1,
    /** The posterior of a Bayesian model of each worker's accuracy. */
    BALANCED_1
}
