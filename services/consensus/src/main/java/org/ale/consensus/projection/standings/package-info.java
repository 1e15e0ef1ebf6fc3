/* SPDX-License-Identifier: Apache-2.0 */
/** How often is a worker right in a community? */
@NullMarked
package org.ale.consensus.projection.standings;

import org.jspecify.annotations.NullMarked;
