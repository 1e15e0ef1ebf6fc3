/* SPDX-License-Identifier: Apache-2.0 */
/** Read models of payment; they can be dropped and are rebuilt from the log. */
@NullMarked
package org.ale.payment.projection;

import org.jspecify.annotations.NullMarked;
