/* SPDX-License-Identifier: Apache-2.0 */
/** What Prometheus sees of a service. */
@NullMarked
package org.ale.platform.metrics;

import org.jspecify.annotations.NullMarked;
