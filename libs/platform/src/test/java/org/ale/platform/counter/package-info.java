/* SPDX-License-Identifier: Apache-2.0 */
/** The smallest service there can be: a count for each stream. */
@NullMarked
package org.ale.platform.counter;

import org.jspecify.annotations.NullMarked;
