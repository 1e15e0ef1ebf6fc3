/* SPDX-License-Identifier: Apache-2.0 */
/** The service as a whole: from an accepted answer to a label that a client reads. */
@NullMarked
package org.ale.consensus;

import org.jspecify.annotations.NullMarked;
