/* SPDX-License-Identifier: Apache-2.0 */
/** The desk's gRPC service: no rule here. */
@NullMarked
package org.ale.assignment.api;

import org.jspecify.annotations.NullMarked;
