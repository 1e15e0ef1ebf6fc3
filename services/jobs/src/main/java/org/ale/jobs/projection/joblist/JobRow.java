/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.projection.joblist;

import org.ale.schemas.jobs.v1.JobView;

/**
 * A job as its client sees it, and its place in the list.
 *
 * @param number grows with each drafted job; the token of a page
 */
public record JobRow(long number, JobView view) {}
