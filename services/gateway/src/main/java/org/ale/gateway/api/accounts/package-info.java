/* SPDX-License-Identifier: Apache-2.0 */
/** Signing up and signing in. */
@NullMarked
package org.ale.gateway.api.accounts;

import org.jspecify.annotations.NullMarked;
