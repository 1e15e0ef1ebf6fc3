/* SPDX-License-Identifier: Apache-2.0 */
/** Who calls: API keys of clients, device keys and session tokens of workers, and their limits. */
@NullMarked
package org.ale.gateway.identity;

import org.jspecify.annotations.NullMarked;
