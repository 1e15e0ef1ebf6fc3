/* SPDX-License-Identifier: Apache-2.0 */
/** The laws of the house as tests. Every module runs them; each says why it is there. */
@NullMarked
package org.ale.guard;

import org.jspecify.annotations.NullMarked;
