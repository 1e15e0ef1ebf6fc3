/* SPDX-License-Identifier: Apache-2.0 */
/** What follows in a community from facts of other services. */
@NullMarked
package org.ale.communities.policy;

import org.jspecify.annotations.NullMarked;
