/* SPDX-License-Identifier: Apache-2.0 */
/** Recorded votes served in process by the production deciders: what a label costs and is worth. */
@NullMarked
package org.ale.crowd.replay;

import org.jspecify.annotations.NullMarked;
