/* SPDX-License-Identifier: Apache-2.0 */
/** Jobs of client companies. */
@NullMarked
package org.ale.jobs;

import org.jspecify.annotations.NullMarked;
