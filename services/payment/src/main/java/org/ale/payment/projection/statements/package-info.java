/* SPDX-License-Identifier: Apache-2.0 */
/** What every account holds, and what became of each worker's answers. */
@NullMarked
package org.ale.payment.projection.statements;

import org.jspecify.annotations.NullMarked;
