/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A chain that fails: a lying node, blocks that leave, and a bridge that is killed at each step.
 */
@NullMarked
package org.ale.chaos.chain;

import org.jspecify.annotations.NullMarked;
