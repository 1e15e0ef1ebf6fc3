/* SPDX-License-Identifier: Apache-2.0 */
/** A job from draft to the last refund: what it asks, what it costs, when work may begin. */
@NullMarked
package org.ale.jobs.domain;

import org.jspecify.annotations.NullMarked;
