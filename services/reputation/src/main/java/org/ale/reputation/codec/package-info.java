/* SPDX-License-Identifier: Apache-2.0 */
/** Commands and facts of reputation on the wire. */
@NullMarked
package org.ale.reputation.codec;

import org.jspecify.annotations.NullMarked;
