/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.JobId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountCommand.RefundItems;
import org.ale.schemas.assignment.v1.LeaseEvent;

/** Items that nobody touched are refunded at once. */
public final class WhenItemsWithdrawnThenRefundItems implements Policy<LeaseEvent, AccountCommand> {
    @Override
    public List<Addressed<AccountCommand>> commandsFor(
            String streamId, LeaseEvent event, Instant at) {
        if (!event.hasItemsWithdrawn()) {
            return List.of();
        }
        var withdrawn = event.getItemsWithdrawn();
        var refund = new RefundItems(JobId.of(withdrawn.getJobId()), withdrawn.getCount(), at);
        return List.of(new Addressed<>(streamId, refund));
    }
}
