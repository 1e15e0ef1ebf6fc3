/* SPDX-License-Identifier: Apache-2.0 */
/** What goes to a chain, and what is found there. */
@NullMarked
package org.ale.chainbridge;

import org.jspecify.annotations.NullMarked;
