/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.codec;

import java.time.Instant;
import java.util.List;
import org.ale.kernel.Ale;
import org.ale.kernel.JobId;
import org.ale.kernel.WorkerId;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.domain.Earned;
import org.ale.payment.domain.JobLegs;
import org.ale.payment.domain.Standing;
import org.ale.schemas.payment.v1.EarningsSettled;
import org.ale.schemas.payment.v1.JobSettlement;
import org.ale.schemas.payment.v1.WorkerEarnings;
import org.ale.schemas.payment.v1.WorkerStanding;

/** What goes to the chain, on the wire. */
final class Settlements {
    private Settlements() {}

    static EarningsSettled onWire(AccountEvent.EarningsSettled from) {
        var message =
                EarningsSettled.newBuilder()
                        .setBatch(from.batch())
                        .addAllStandings(standingsOnWire(from.standings()))
                        .addAllPostings(Values.postingsOnWire(from.postings()));
        for (var each : from.earnings()) {
            message.addEarnings(
                    WorkerEarnings.newBuilder()
                            .setWorkerId(each.worker().toString())
                            .setBaseUnits(each.amount().toString()));
        }
        for (var each : from.jobs()) {
            message.addJobs(
                    JobSettlement.newBuilder()
                            .setJobId(each.jobId().toString())
                            .setPaidBaseUnits(each.paid().toString())
                            .setFeeBaseUnits(each.fee().toString())
                            .setRefundBaseUnits(each.refund().toString()));
        }
        return message.build();
    }

    static AccountEvent settled(EarningsSettled from, Instant at) {
        return new AccountEvent.EarningsSettled(
                from.getBatch(),
                from.getEarningsList().stream()
                        .map(each ->
                                new Earned(
                                        WorkerId.of(each.getWorkerId()),
                                        Ale.ofBaseUnits(each.getBaseUnits())))
                        .toList(),
                from.getJobsList().stream().map(Settlements::legs).toList(),
                standings(from.getStandingsList()),
                Values.postings(from.getPostingsList()),
                at);
    }

    static List<WorkerStanding> standingsOnWire(List<Standing> from) {
        return from.stream()
                .map(each ->
                        WorkerStanding.newBuilder()
                                .setWorkerId(each.worker().toString())
                                .setReputationMicro(each.reputationMicro())
                                .build())
                .toList();
    }

    static List<Standing> standings(List<WorkerStanding> from) {
        return from.stream()
                .map(each ->
                        new Standing(WorkerId.of(each.getWorkerId()), each.getReputationMicro()))
                .toList();
    }

    private static JobLegs legs(JobSettlement from) {
        return new JobLegs(
                JobId.of(from.getJobId()),
                Ale.ofBaseUnits(from.getPaidBaseUnits()),
                Ale.ofBaseUnits(from.getFeeBaseUnits()),
                Ale.ofBaseUnits(from.getRefundBaseUnits()));
    }
}
