/* SPDX-License-Identifier: Apache-2.0 */
/** What must never be in an event: clients, hashed keys, public keys, stored answers. */
@NullMarked
package org.ale.gateway.vault;

import org.jspecify.annotations.NullMarked;
