/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

import org.ale.eventsourcing.kafka.AggregateRuntime;

/**
 * Told inside the process once the owner runs.
 *
 * @param runtime of the service's aggregate
 */
public record AggregateStarted(AggregateRuntime<?, ?, ?> runtime) {}
