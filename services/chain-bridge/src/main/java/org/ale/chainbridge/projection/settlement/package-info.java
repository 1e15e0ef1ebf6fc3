/* SPDX-License-Identifier: Apache-2.0 */
/** How far the chain and the log are, and what is left to do. */
@NullMarked
package org.ale.chainbridge.projection.settlement;

import org.jspecify.annotations.NullMarked;
