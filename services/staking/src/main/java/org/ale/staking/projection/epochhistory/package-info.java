/* SPDX-License-Identifier: Apache-2.0 */
/** How each inflation epoch was shared. */
@NullMarked
package org.ale.staking.projection.epochhistory;

import org.jspecify.annotations.NullMarked;
