/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.util.ArrayList;
import java.util.List;
import org.ale.audit.HonestLog.Fact;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.JobCloseFinalized;
import org.ale.schemas.jobs.v1.JobCancelled;
import org.ale.schemas.jobs.v1.JobEvent;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.payment.v1.EscrowClosed;
import org.ale.schemas.payment.v1.EscrowFunded;
import org.ale.schemas.payment.v1.EscrowReturned;
import org.ale.schemas.payment.v1.Payee;
import org.ale.schemas.payment.v1.VotesUnpaid;
import org.ale.schemas.type.v1.Posting;

/** The job of {@link HonestFacts}, but its escrow was closed on the chain before it was paid. */
final class ReturnedFacts {
    private static final String DEPOSIT = "0x1:0";

    private ReturnedFacts() {}

    static List<Fact> all() {
        var facts = new ArrayList<Fact>();
        for (var fact : HonestFacts.all()) {
            if (fact.message() instanceof JobEvent job) {
                var deposited = job.getFunded().toBuilder().setDepositId(DEPOSIT);
                facts.add(job(job.toBuilder().setFunded(deposited)));
                var cancelled = JobCancelled.newBuilder().setEscrowClosed(true);
                facts.add(job(job.toBuilder().setCancelled(cancelled)));
            } else if (!(fact.message() instanceof AccountEvent)) {
                facts.add(fact);
            }
        }
        facts.add(paid(AccountEvent.newBuilder().setEscrowFunded(funded())));
        facts.add(paid(AccountEvent.newBuilder().setEscrowReturned(returned("100"))));
        facts.add(paid(AccountEvent.newBuilder().setVotesUnpaid(unpaid())));
        var closed =
                EscrowClosed.newBuilder()
                        .setJobId(HonestFacts.JOB)
                        .setPaidBaseUnits("0")
                        .setFeesBaseUnits("0")
                        .setRefundedBaseUnits("100");
        facts.add(paid(AccountEvent.newBuilder().setEscrowClosed(closed)));
        var closing = JobCloseFinalized.newBuilder().setJobId(HonestFacts.JOB);
        facts.add(
                new Fact(
                        LogTopic.CHAIN_BRIDGE,
                        "31337",
                        ChainEvent.newBuilder().setJobCloseFinalized(closing).build()));
        return facts;
    }

    private static Fact job(JobEvent.Builder job) {
        return new Fact(LogTopic.JOBS, HonestFacts.JOB, job.build());
    }

    static Fact paid(AccountEvent.Builder fact) {
        return new Fact(LogTopic.PAYMENT, HonestFacts.COMMUNITY, fact.build());
    }

    static EscrowFunded funded() {
        return EscrowFunded.newBuilder()
                .setJobId(HonestFacts.JOB)
                .setClientId("client")
                .setDepositId(DEPOSIT)
                .setFundedBaseUnits("100")
                .setFeeBaseUnits("10")
                .setPotBaseUnits("90")
                .setItems(1)
                .addPostings(posting("deposits", "-100"))
                .addPostings(posting("escrow:" + HonestFacts.JOB, "100"))
                .build();
    }

    static EscrowReturned.Builder returned(String units) {
        return EscrowReturned.newBuilder()
                .setJobId(HonestFacts.JOB)
                .addPostings(posting("escrow:" + HonestFacts.JOB, "-" + units))
                .addPostings(posting("returned:client", units));
    }

    static VotesUnpaid.Builder unpaid() {
        var unpaid =
                VotesUnpaid.newBuilder()
                        .setPoolId(HonestFacts.POOL)
                        .setResolved(true)
                        .setReason(ReturnsCheck.CLOSED);
        for (var worker : HonestFacts.WORKERS) {
            unpaid.addPayees(Payee.newBuilder().setWorkerId(worker).setPaidBaseUnits("0"));
        }
        return unpaid;
    }

    private static Posting posting(String account, String units) {
        return Posting.newBuilder().setAccount(account).setBaseUnits(units).build();
    }
}
