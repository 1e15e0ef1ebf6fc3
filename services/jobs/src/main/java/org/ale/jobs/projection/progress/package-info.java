/* SPDX-License-Identifier: Apache-2.0 */
/** How far is a job? */
@NullMarked
package org.ale.jobs.projection.progress;

import org.jspecify.annotations.NullMarked;
