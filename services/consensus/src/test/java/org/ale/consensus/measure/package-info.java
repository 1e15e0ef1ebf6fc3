/* SPDX-License-Identifier: Apache-2.0 */
/** Programs run by hand that measure accuracy, cost and speed; they assert nothing. */
@NullMarked
package org.ale.consensus.measure;

import org.jspecify.annotations.NullMarked;
