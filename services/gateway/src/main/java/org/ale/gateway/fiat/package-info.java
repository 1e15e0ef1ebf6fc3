/* SPDX-License-Identifier: Apache-2.0 */
/** Money from outside: a payment provider is paid, and the treasury's ALE funds the job. */
@NullMarked
package org.ale.gateway.fiat;

import org.jspecify.annotations.NullMarked;
