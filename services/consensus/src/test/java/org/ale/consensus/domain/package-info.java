/* SPDX-License-Identifier: Apache-2.0 */
/** What the domain promises, and how it agrees with the reference implementation. */
@NullMarked
package org.ale.consensus.domain;

import org.jspecify.annotations.NullMarked;
