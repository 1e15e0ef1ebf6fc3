/* SPDX-License-Identifier: Apache-2.0 */
/** What the decisions of the consensus service ask of reputation. */
@NullMarked
package org.ale.reputation.policy;

import org.jspecify.annotations.NullMarked;
