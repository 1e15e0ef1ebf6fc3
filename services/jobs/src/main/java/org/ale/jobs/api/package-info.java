/* SPDX-License-Identifier: Apache-2.0 */
/** The gRPC service of jobs: no rule here. */
@NullMarked
package org.ale.jobs.api;

import org.jspecify.annotations.NullMarked;
