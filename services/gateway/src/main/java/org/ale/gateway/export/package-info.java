/* SPDX-License-Identifier: Apache-2.0 */
/** A job's results as a stream. */
@NullMarked
package org.ale.gateway.export;

import org.jspecify.annotations.NullMarked;
