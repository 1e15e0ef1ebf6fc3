/* SPDX-License-Identifier: Apache-2.0 */
/** Commands and facts of payment on the wire. */
@NullMarked
package org.ale.payment.codec;

import org.jspecify.annotations.NullMarked;
