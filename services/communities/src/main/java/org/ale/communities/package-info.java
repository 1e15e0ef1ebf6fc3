/* SPDX-License-Identifier: Apache-2.0 */
/** Project Communities. */
@NullMarked
package org.ale.communities;

import org.jspecify.annotations.NullMarked;
