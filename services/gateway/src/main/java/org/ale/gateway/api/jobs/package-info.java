/* SPDX-License-Identifier: Apache-2.0 */
/** A client's jobs from draft to results. */
@NullMarked
package org.ale.gateway.api.jobs;

import org.jspecify.annotations.NullMarked;
