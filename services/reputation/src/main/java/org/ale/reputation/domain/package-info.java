/* SPDX-License-Identifier: Apache-2.0 */
/** Reputation in a community: what a closed pool mints, for whom, and how it is undone. */
@NullMarked
package org.ale.reputation.domain;

import org.jspecify.annotations.NullMarked;
