/* SPDX-License-Identifier: Apache-2.0 */
/** Power cuts under load: what was promised must still be true afterwards. */
@NullMarked
package org.ale.chaos;

import org.jspecify.annotations.NullMarked;
