/* SPDX-License-Identifier: Apache-2.0 */
/** What a worker has in each community, and what moved it. */
@NullMarked
package org.ale.reputation.projection.reputations;

import org.jspecify.annotations.NullMarked;
