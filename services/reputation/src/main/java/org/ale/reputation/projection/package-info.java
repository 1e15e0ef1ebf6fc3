/* SPDX-License-Identifier: Apache-2.0 */
/** Read models of reputation; they can be dropped and are rebuilt from the log. */
@NullMarked
package org.ale.reputation.projection;

import org.jspecify.annotations.NullMarked;
