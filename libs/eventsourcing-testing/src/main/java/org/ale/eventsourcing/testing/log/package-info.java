/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A log in memory with Kafka's semantics, and the one test that it and Kafka both pass: whatever
 * the simulation finds out on the one holds on the other.
 */
@NullMarked
package org.ale.eventsourcing.testing.log;

import org.jspecify.annotations.NullMarked;
