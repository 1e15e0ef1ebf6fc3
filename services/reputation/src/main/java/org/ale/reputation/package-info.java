/* SPDX-License-Identifier: Apache-2.0 */
/** Who gains reputation from good work, and how much. */
@NullMarked
package org.ale.reputation;

import org.jspecify.annotations.NullMarked;
