/* SPDX-License-Identifier: Apache-2.0 */
/** The desk's commands and facts on the wire. */
@NullMarked
package org.ale.assignment.codec;

import org.jspecify.annotations.NullMarked;
