/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.ale.eventsourcing.Policy.Addressed;
import org.ale.jobs.domain.JobCommand;
import org.ale.jobs.domain.JobCommand.FundByDeposit;
import org.ale.jobs.domain.JobFixtures;
import org.ale.kernel.Ale;
import org.ale.schemas.chainbridge.v1.ChainEvent;
import org.ale.schemas.chainbridge.v1.DepositFinalized;
import org.junit.jupiter.api.Test;

class DepositPolicyTest {
    private static final Instant FINAL_AT = JobFixtures.NOW;
    private static final Instant MADE_AT = FINAL_AT.minusSeconds(900);

    private static List<Addressed<JobCommand>> follow(long atMillis) {
        var deposit =
                DepositFinalized.newBuilder()
                        .setDepositId("0x1:0")
                        .setJobId(JobFixtures.JOB.toString())
                        .setPayer("0xaa")
                        .setAleBaseUnits("7")
                        .setAtMillis(atMillis);
        return new WhenDepositFinalizedThenFundByDeposit()
                .commandsFor(
                        "31337",
                        ChainEvent.newBuilder().setDepositFinalized(deposit).build(),
                        FINAL_AT);
    }

    private static List<Addressed<JobCommand>> made(Instant madeAt) {
        var fund =
                new FundByDeposit(
                        JobFixtures.JOB, "0x1:0", "0xaa", Ale.ofBaseUnits(7), madeAt, FINAL_AT);
        return List.of(new Addressed<>(JobFixtures.JOB.toString(), fund));
    }

    @Test
    void tellsWhenTheDepositWasMade() {
        assertEquals(made(MADE_AT), follow(MADE_AT.toEpochMilli()));
    }

    @Test
    void anOldOneThatDoesNotTellItIsJudgedByTheLog() {
        assertEquals(made(FINAL_AT), follow(0));
    }
}
