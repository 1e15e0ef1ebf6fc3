/* SPDX-License-Identifier: Apache-2.0 */
/** Totals, roots and transactions of one chain: pure rules. */
@NullMarked
package org.ale.chainbridge.domain;

import org.jspecify.annotations.NullMarked;
