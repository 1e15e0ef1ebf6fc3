/* SPDX-License-Identifier: Apache-2.0 */
/** The only public door: who calls, what he may call and how often. */
@NullMarked
package org.ale.gateway;

import org.jspecify.annotations.NullMarked;
