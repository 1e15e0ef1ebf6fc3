/* SPDX-License-Identifier: Apache-2.0 */
/** The desk: who is dealt which task, and whose answer counts. */
@NullMarked
package org.ale.assignment;

import org.jspecify.annotations.NullMarked;
