/* SPDX-License-Identifier: Apache-2.0 */
/** What the released bytes of consensus are. */
@NullMarked
package org.ale.consensus.codec;

import org.jspecify.annotations.NullMarked;
