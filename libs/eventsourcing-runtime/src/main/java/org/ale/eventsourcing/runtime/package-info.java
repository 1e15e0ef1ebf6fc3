/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The owner of a partition: reads commands and foreign facts, asks the decider, folds, and commits
 * facts, answers and consumed offsets at once. It sees its log only through {@link
 * org.ale.eventsourcing.runtime.OwnerLog}; Kafka and the simulation stand behind that port.
 */
@NullMarked
package org.ale.eventsourcing.runtime;

import org.jspecify.annotations.NullMarked;
