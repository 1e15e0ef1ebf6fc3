/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a worker has reached, by rules over what he did on each day. Pure. Nothing of it is money,
 * reputation or weight, a day off takes nothing away, and nothing runs out while he looks.
 */
@NullMarked
package org.ale.reputation.progress;

import org.jspecify.annotations.NullMarked;
