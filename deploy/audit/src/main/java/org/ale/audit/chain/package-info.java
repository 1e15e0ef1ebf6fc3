/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The chain as a stranger sees it: plain JSON-RPC, an own hash and an own tree, nothing of the
 * bridge.
 */
@NullMarked
package org.ale.audit.chain;

import org.jspecify.annotations.NullMarked;
