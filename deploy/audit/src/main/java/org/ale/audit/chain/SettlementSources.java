/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.audit.Findings;
import org.ale.audit.LogEntry;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.RewardsRecorded;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.staking.v1.NetworkEvent;

/** What payment settled and staking allocated, each to be recorded by the bridge once. */
final class SettlementSources {
    private final Findings findings;
    private final Map<String, Batch> earnings = new HashMap<>();
    private final Map<Long, List<String>> rewards = new HashMap<>();

    SettlementSources(Findings findings) {
        this.findings = findings;
    }

    private record Batch(List<String> credits, List<String> jobs, List<String> standings) {}

    /** Notes a batch of payment's log. */
    void settled(LogEntry entry) throws InvalidProtocolBufferException {
        var event = AccountEvent.parseFrom(entry.event().getPayload());
        if (event.hasEarningsSettled()) {
            var settled = event.getEarningsSettled();
            var credits =
                    settled.getEarningsList().stream()
                            .map(earning -> earning.getWorkerId() + " " + earning.getBaseUnits())
                            .sorted()
                            .toList();
            var jobs = settled.getJobsList().stream().map(SettlementSources::text).toList();
            var standings =
                    settled.getStandingsList().stream()
                            .map(each -> each.getWorkerId() + " " + each.getReputationMicro())
                            .toList();
            earnings.put(
                    entry.event().getStreamId() + "/" + settled.getBatch(),
                    new Batch(credits, jobs, standings));
        }
    }

    /** Notes a page of a period of staking's log. */
    void allocated(LogEntry entry) throws InvalidProtocolBufferException {
        var event = NetworkEvent.parseFrom(entry.event().getPayload());
        if (event.hasRewardsAllocated()) {
            var allocated = event.getRewardsAllocated();
            var credits = rewards.computeIfAbsent(allocated.getIndex(), _ -> new ArrayList<>());
            allocated.getMembersList().stream()
                    .map(member -> member.getWorkerId() + " " + member.getBaseUnits())
                    .forEach(credits::add);
        }
    }

    private static String text(org.ale.schemas.payment.v1.JobSettlement job) {
        return String.join(
                " ",
                job.getJobId(),
                job.getPaidBaseUnits(),
                job.getFeeBaseUnits(),
                job.getRefundBaseUnits());
    }

    void expectEarnings(String place, EarningsRecorded event) {
        var batch = earnings.remove(event.getCommunityId() + "/" + event.getBatch());
        if (batch == null) {
            findings.add("chain-unsettled", place, event.getCommunityId() + " " + event.getBatch());
            return;
        }
        findings.expect("chain-earnings", place, batch.credits(), texts(event.getCreditsList()));
        findings.expect(
                "chain-standings",
                place,
                batch.standings(),
                event.getStandingsList().stream()
                        .map(each -> each.getWorkerId() + " " + each.getReputationMicro())
                        .toList());
        findings.expect(
                "chain-jobs",
                place,
                batch.jobs(),
                event.getJobsList().stream()
                        .map(job ->
                                String.join(
                                        " ",
                                        job.getJobId(),
                                        job.getPaidBaseUnits(),
                                        job.getFeeBaseUnits(),
                                        job.getRefundBaseUnits()))
                        .toList());
    }

    void expectRewards(String place, RewardsRecorded event) {
        var credits = rewards.computeIfAbsent(event.getIndex(), _ -> new ArrayList<>());
        for (var credit : texts(event.getCreditsList())) {
            if (!credits.remove(credit)) {
                findings.add("chain-unallocated", place, event.getIndex() + ": " + credit);
            }
        }
    }

    private static List<String> texts(List<Credit> credits) {
        return credits.stream()
                .map(credit -> credit.getWorkerId() + " " + credit.getBaseUnits())
                .sorted()
                .toList();
    }

    /** Batches and periods that the bridge has not recorded yet. */
    int open() {
        return earnings.size() + rewards.values().stream().mapToInt(List::size).sum();
    }
}
