/* SPDX-License-Identifier: Apache-2.0 */
/** The money of a community in double entry: escrows, earnings, fees and refunds. */
@NullMarked
package org.ale.payment.domain;

import org.jspecify.annotations.NullMarked;
