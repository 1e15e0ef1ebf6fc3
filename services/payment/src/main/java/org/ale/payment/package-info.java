/* SPDX-License-Identifier: Apache-2.0 */
/** Who is paid for good work, and where every unit of a budget lies. */
@NullMarked
package org.ale.payment;

import org.jspecify.annotations.NullMarked;
