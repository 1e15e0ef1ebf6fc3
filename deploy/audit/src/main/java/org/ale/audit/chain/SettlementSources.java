/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ale.audit.Findings;
import org.ale.schemas.chainbridge.v1.Credit;
import org.ale.schemas.chainbridge.v1.EarningsRecorded;
import org.ale.schemas.chainbridge.v1.RewardsRecorded;

/** What payment settled and staking allocated, each to be recorded by the bridge once. */
public final class SettlementSources {
    private final Findings findings;
    private final Map<String, Batch> earnings = new HashMap<>();
    private final Map<Long, List<String>> rewards = new HashMap<>();

    public SettlementSources(Findings findings) {
        this.findings = findings;
    }

    private record Batch(List<String> credits, List<String> jobs) {}

    void earned(String key, List<String> credits, List<String> jobs) {
        earnings.put(key, new Batch(credits, jobs));
    }

    void allocated(long index, List<String> credits) {
        rewards.put(index, credits);
    }

    void expectEarnings(String place, EarningsRecorded event) {
        var batch = earnings.remove(event.getCommunityId() + "/" + event.getBatch());
        if (batch == null) {
            findings.add("chain-unsettled", place, event.getCommunityId() + " " + event.getBatch());
            return;
        }
        findings.expect("chain-earnings", place, batch.credits(), texts(event.getCreditsList()));
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
        var credits = rewards.remove(event.getIndex());
        if (credits == null) {
            findings.add("chain-unallocated", place, "period " + event.getIndex());
            return;
        }
        findings.expect("chain-allocation", place, credits, texts(event.getCreditsList()));
    }

    private static List<String> texts(List<Credit> credits) {
        return credits.stream()
                .map(credit -> credit.getWorkerId() + " " + credit.getBaseUnits())
                .sorted()
                .toList();
    }

    /** Batches and periods that the bridge has not recorded yet. */
    int open() {
        return earnings.size() + rewards.size();
    }
}
