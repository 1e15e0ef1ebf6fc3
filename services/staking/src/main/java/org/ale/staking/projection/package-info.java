/* SPDX-License-Identifier: Apache-2.0 */
/** Read models. */
@NullMarked
package org.ale.staking.projection;

import org.jspecify.annotations.NullMarked;
