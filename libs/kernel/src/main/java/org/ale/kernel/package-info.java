/* SPDX-License-Identifier: Apache-2.0 */
/** Values that three or more contexts share. They know no framework and no service. */
@NullMarked
package org.ale.kernel;

import org.jspecify.annotations.NullMarked;
