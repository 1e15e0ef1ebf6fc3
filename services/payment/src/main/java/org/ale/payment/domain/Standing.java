/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.domain;

import java.io.Serializable;
import org.ale.kernel.WorkerId;

/**
 * A worker's reputation in the community.
 *
 * @param worker who
 * @param reputationMicro his reputation now
 */
public record Standing(WorkerId worker, long reputationMicro) implements Serializable {}
