/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The whole system in one thread: production rules, production runtime, a log in memory that fails
 * from a seed. Same seed, same history, same digest.
 */
@NullMarked
package org.ale.sim;

import org.jspecify.annotations.NullMarked;
