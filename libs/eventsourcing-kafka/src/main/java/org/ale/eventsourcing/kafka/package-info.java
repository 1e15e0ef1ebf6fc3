/* SPDX-License-Identifier: Apache-2.0 */
/** The event-sourcing runtime on Kafka. Nothing else on the write path sees kafka-clients. */
@NullMarked
package org.ale.eventsourcing.kafka;

import org.jspecify.annotations.NullMarked;
