/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.policy;

import java.time.Instant;
import java.util.List;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.Credit;
import org.ale.chainbridge.domain.JobSettlement;
import org.ale.chainbridge.domain.Standing;
import org.ale.eventsourcing.Policy;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityId;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EarningsSettled;

/** What a community settled joins the totals. */
public final class WhenEarningsSettledThenRecordEarnings
        implements Policy<AccountEvent, ChainCommand> {
    private final String chain;

    public WhenEarningsSettledThenRecordEarnings(String chain) {
        this.chain = chain;
    }

    @Override
    public List<Addressed<ChainCommand>> commandsFor(
            String community, AccountEvent event, Instant at) {
        return event.hasEarningsSettled()
                ? List.of(new Addressed<>(chain, record(community, event.getEarningsSettled(), at)))
                : List.of();
    }

    private static ChainCommand record(String community, EarningsSettled settled, Instant at) {
        return new ChainCommand.RecordEarnings(
                CommunityId.of(community),
                settled.getBatch(),
                settled.getEarningsList().stream()
                        .map(each ->
                                new Credit(
                                        WorkerId.of(each.getWorkerId()),
                                        null,
                                        Ale.ofBaseUnits(each.getBaseUnits())))
                        .toList(),
                settled.getJobsList().stream()
                        .map(each ->
                                new JobSettlement(
                                        JobId.of(each.getJobId()),
                                        Ale.ofBaseUnits(each.getPaidBaseUnits()),
                                        Ale.ofBaseUnits(each.getFeeBaseUnits()),
                                        Ale.ofBaseUnits(each.getRefundBaseUnits())))
                        .toList(),
                settled.getStandingsList().stream()
                        .map(each ->
                                new Standing(
                                        WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                        .toList(),
                at);
    }
}
