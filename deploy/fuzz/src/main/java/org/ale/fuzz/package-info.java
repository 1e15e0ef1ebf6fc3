/* SPDX-License-Identifier: Apache-2.0 */
/** Bytes that nobody meant, for every door through which bytes come in. */
@NullMarked
package org.ale.fuzz;

import org.jspecify.annotations.NullMarked;
