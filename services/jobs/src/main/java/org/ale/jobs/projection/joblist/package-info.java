/* SPDX-License-Identifier: Apache-2.0 */
/** What does a job ask, and what are its items? */
@NullMarked
package org.ale.jobs.projection.joblist;

import org.jspecify.annotations.NullMarked;
