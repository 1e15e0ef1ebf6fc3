/* SPDX-License-Identifier: Apache-2.0 */
/** A job's commands and facts on the wire. */
@NullMarked
package org.ale.jobs.codec;

import org.jspecify.annotations.NullMarked;
