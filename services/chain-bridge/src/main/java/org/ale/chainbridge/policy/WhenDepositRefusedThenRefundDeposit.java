/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.policy;

import java.time.Instant;
import java.util.List;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.schemas.jobs.v1.JobEvent;

/** What a deposit brought goes back to its payer when no job takes it. */
public final class WhenDepositRefusedThenRefundDeposit implements Policy<JobEvent, ChainCommand> {
    private final String chain;

    public WhenDepositRefusedThenRefundDeposit(String chain) {
        this.chain = chain;
    }

    @Override
    public List<Addressed<ChainCommand>> commandsFor(String job, JobEvent event, Instant at) {
        if (!event.hasDepositRefused()) {
            return List.of();
        }
        var refused = event.getDepositRefused();
        return List.of(
                new Addressed<>(
                        chain,
                        new ChainCommand.RefundDeposit(
                                refused.getDepositId(),
                                Ale.ofBaseUnits(refused.getBaseUnits()),
                                at)));
    }
}
