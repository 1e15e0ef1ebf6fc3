/* SPDX-License-Identifier: Apache-2.0 */
/** What is the label of each item of a job? */
@NullMarked
package org.ale.consensus.projection.poolresults;

import org.jspecify.annotations.NullMarked;
