/* SPDX-License-Identifier: Apache-2.0 */
/** A community's commands and facts on the wire. */
@NullMarked
package org.ale.communities.codec;

import org.jspecify.annotations.NullMarked;
