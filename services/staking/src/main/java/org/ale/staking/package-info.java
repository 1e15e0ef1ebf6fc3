/* SPDX-License-Identifier: Apache-2.0 */
/** Stakes and the two inflation buckets. */
@NullMarked
package org.ale.staking;

import org.jspecify.annotations.NullMarked;
