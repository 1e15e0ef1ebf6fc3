/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import org.ale.kernel.Reputation;
import org.ale.kernel.WorkerId;

/** What a worker has now, as the reputation service told it. */
public record NotedReputation(WorkerId worker, Reputation reputation) {}
