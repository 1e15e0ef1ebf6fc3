/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A Project Community: its parameters within safe ranges, its members, what they must have shown.
 */
@NullMarked
package org.ale.communities.domain;

import org.jspecify.annotations.NullMarked;
