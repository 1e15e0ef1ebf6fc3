/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.staking.policy;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.staking.domain.NetworkCommand;
import org.ale.staking.domain.NetworkCommand.NoteWork;
import org.ale.staking.domain.Standing;

/** Work that is paid for good counts for the running epoch; refunds and promotion do not. */
public final class WhenEarningsSettledThenNoteWork implements Policy<AccountEvent, NetworkCommand> {
    /** The one stream: an epoch is decided in one place. */
    static final String NETWORK = "network";

    @Override
    public List<Addressed<NetworkCommand>> commandsFor(
            String streamId, AccountEvent event, Instant at) {
        if (!event.hasEarningsSettled()) {
            return List.of();
        }
        var settled = event.getEarningsSettled();
        var paid = Ale.ZERO;
        var fees = Ale.ZERO;
        for (JobSettlement job : settled.getJobsList()) {
            paid = paid.plus(Ale.ofBaseUnits(job.getPaidBaseUnits()));
            fees = fees.plus(Ale.ofBaseUnits(job.getFeeBaseUnits()));
        }
        var standings =
                settled.getStandingsList().stream()
                        .map(each ->
                                new Standing(
                                        WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                        .toList();
        var work =
                new NoteWork(
                        CommunityId.of(streamId), settled.getBatch(), paid, fees, standings, at);
        return List.of(new Addressed<>(NETWORK, work));
    }
}
