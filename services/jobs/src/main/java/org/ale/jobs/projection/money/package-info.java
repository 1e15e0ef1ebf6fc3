/* SPDX-License-Identifier: Apache-2.0 */
/** What has a job cost so far? */
@NullMarked
package org.ale.jobs.projection.money;

import org.jspecify.annotations.NullMarked;
