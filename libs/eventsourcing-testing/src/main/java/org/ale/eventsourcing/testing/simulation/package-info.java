/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Production owners in one thread over a log in memory that fails from a seed: the same seed, the
 * same run. Whoever uses it says what they are asked, and holds what came of it to his invariants.
 */
@NullMarked
package org.ale.eventsourcing.testing.simulation;

import org.jspecify.annotations.NullMarked;
