/* SPDX-License-Identifier: Apache-2.0 */
/** How fast the system is, against what its broker could do, measured in one run. */
@NullMarked
package org.ale.bench;

import org.jspecify.annotations.NullMarked;
