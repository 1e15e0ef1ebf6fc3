/* SPDX-License-Identifier: Apache-2.0 */
/** Readiness: whether the aggregate decides and the read models move. */
@NullMarked
package org.ale.platform.health;

import org.jspecify.annotations.NullMarked;
