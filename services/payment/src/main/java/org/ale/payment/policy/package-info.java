/* SPDX-License-Identifier: Apache-2.0 */
/** What other services' events ask of payment. */
@NullMarked
package org.ale.payment.policy;

import org.jspecify.annotations.NullMarked;
