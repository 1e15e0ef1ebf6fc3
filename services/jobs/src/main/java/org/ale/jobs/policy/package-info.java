/* SPDX-License-Identifier: Apache-2.0 */
/** What a job wishes of itself when money moves. */
@NullMarked
package org.ale.jobs.policy;

import org.jspecify.annotations.NullMarked;
