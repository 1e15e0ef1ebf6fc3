/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What shows that an aggregate keeps its promises: specifications, golden bytes, random histories,
 * and a log in memory with the test that it and Kafka both pass.
 */
@NullMarked
package org.ale.eventsourcing.testing;

import org.jspecify.annotations.NullMarked;
