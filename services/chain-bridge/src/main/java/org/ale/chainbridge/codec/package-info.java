/* SPDX-License-Identifier: Apache-2.0 */
/** Commands and facts of the bridge on the wire. */
@NullMarked
package org.ale.chainbridge.codec;

import org.jspecify.annotations.NullMarked;
