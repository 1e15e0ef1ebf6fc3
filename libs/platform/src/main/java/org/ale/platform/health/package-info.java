/* SPDX-License-Identifier: Apache-2.0 */
/** Readiness: whether the aggregate decides, the tables are there and the read models move. */
@NullMarked
package org.ale.platform.health;

import org.jspecify.annotations.NullMarked;
