/* SPDX-License-Identifier: Apache-2.0 */
/** What all endpoints share. */
@NullMarked
package org.ale.gateway.api;

import org.jspecify.annotations.NullMarked;
