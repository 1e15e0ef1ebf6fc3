/* SPDX-License-Identifier: Apache-2.0 */
/** What lies on the chain: deposits, payouts, stakes and epochs. */
@NullMarked
package org.ale.gateway.api.chain;

import org.jspecify.annotations.NullMarked;
