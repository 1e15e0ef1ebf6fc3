/* SPDX-License-Identifier: Apache-2.0 */
/** A worker's tasks, answers, outcomes and money. */
@NullMarked
package org.ale.gateway.api.work;

import org.jspecify.annotations.NullMarked;
