/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.util.Map;
import org.ale.eventsourcing.runtime.OwnerGauges;

/**
 * How a runtime stands.
 *
 * @param running whether the owner is carrying out commands
 * @param halted partitions that stopped, and why
 * @param gauges what it has done
 */
public record RuntimeHealth(boolean running, Map<Integer, String> halted, OwnerGauges gauges) {}
