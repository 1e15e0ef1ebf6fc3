/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.MessageLite;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.ale.schemas.assignment.v1.LeaseEvent;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.log.v1.EventRecord;
import org.ale.schemas.payment.v1.AccountEvent;
import org.ale.schemas.reputation.v1.MemberEvent;
import org.ale.schemas.reputation.v1.PoolUnrewarded;
import org.junit.jupiter.api.Test;

/** What a service never did is found once time has gone on; before that it is on its way. */
class LeftOutTest {
    private final Audit audit = new Audit();

    private List<String> codes(HonestLog log) throws IOException {
        return audit.run(log).kept().stream().map(Findings.Finding::code).distinct().toList();
    }

    private static HonestLog without(Predicate<MessageLite> leftOut) {
        return HonestLog.without(leftOut).after(2 * Waiting.MILLIS_MAX);
    }

    private static boolean isPaid(MessageLite fact) {
        return fact instanceof AccountEvent;
    }

    private static boolean isCredited(MessageLite fact) {
        return fact instanceof MemberEvent || isPaid(fact);
    }

    private static boolean isDecided(MessageLite fact) {
        return (fact instanceof PoolEvent event && !event.hasVotingOpened()) || isCredited(fact);
    }

    @Test
    void nothingIsSaidOfAnHonestLog() throws IOException {
        assertEquals(List.of(), codes(HonestLog.whole().after(2 * Waiting.MILLIS_MAX)));
        assertEquals(0, audit.waitingAnswers());
        assertEquals(0, audit.waitingCredits());
        assertEquals(0, audit.waitingPots());
        assertEquals(0, audit.unverifiedDraws());
    }

    @Test
    void answersThatAreNeverWeighedAreFound() throws IOException {
        assertEquals(
                List.of("answer-not-weighed", "budget-not-escrowed"),
                codes(without(LeftOutTest::isDecided)));
        assertEquals(3, audit.waitingAnswers());
    }

    @Test
    void answersThatAreOnTheirWayAreCounted() throws IOException {
        var log =
                HonestLog.without(fact ->
                                isDecided(fact)
                                        && !(fact instanceof AccountEvent paid
                                                && paid.hasEscrowFunded()))
                        .after(0);
        assertEquals(List.of(), codes(log));
        assertEquals(3, audit.waitingAnswers());
    }

    @Test
    void poolsThatAreNeverCreditedAreFound() throws IOException {
        assertEquals(
                List.of("pool-not-credited", "budget-not-escrowed", "escrow-not-closed"),
                codes(without(LeftOutTest::isCredited)));
        assertEquals(1, audit.waitingCredits());
    }

    /** The logs of other pools go on: it is no longer on its way. */
    @Test
    void aPoolThatWasPassedOverIsFoundAtOnceAndOnce() throws IOException {
        var findings = new Findings();
        var check = new ReputationCheck(findings);
        for (var pool : List.of("job:0", "job:1", "job:2")) {
            var closed = PoolClosed.newBuilder().setPoolId(pool);
            check.decided(entry(PoolEvent.newBuilder().setPoolClosed(closed).build()));
        }
        for (var pool : List.of("job:1", "job:2")) {
            var unrewarded = PoolUnrewarded.newBuilder().setPoolId(pool);
            check.check(entry(MemberEvent.newBuilder().setPoolUnrewarded(unrewarded).build()));
        }
        check.finish(0);
        assertEquals(
                List.of("credit-order", "pool-not-credited"),
                findings.kept().stream().map(Findings.Finding::code).toList());
    }

    private static LogEntry entry(MessageLite fact) {
        var event = EventRecord.newBuilder().setPayload(fact.toByteString());
        return new LogEntry(LogTopic.CONSENSUS, 0, 0, event.build());
    }

    @Test
    void potsThatAreNeverSharedAreFound() throws IOException {
        assertEquals(
                List.of("pot-not-split", "escrow-not-closed"),
                codes(
                        without(fact ->
                                fact instanceof AccountEvent paid && !paid.hasEscrowFunded())));
        assertEquals(1, audit.waitingPots());
    }

    @Test
    void aSeedThatIsKeptBackLeavesDrawsUnverified() throws IOException {
        var log = without(fact -> fact instanceof LeaseEvent desk && desk.hasEpochRevealed());
        assertEquals(List.of(), codes(log));
        assertEquals(3, audit.unverifiedDraws());
    }

    @Test
    void aFactThatBreaksACheckIsAFindingAndTheAuditGoesOn() throws IOException {
        var log =
                HonestLog.changed(fact ->
                        fact instanceof AccountEvent paid && paid.hasPotSplit()
                                ? paid.toBuilder()
                                        .setPotSplit(
                                                paid.getPotSplit().toBuilder()
                                                        .setPotBaseUnits("ninety"))
                                        .build()
                                : fact);
        var findings = audit.run(log);
        var places =
                findings.kept().stream()
                        .filter(finding -> finding.code().equals("broken-fact"))
                        .map(Findings.Finding::place)
                        .distinct()
                        .toList();
        assertEquals(List.of("ale.payment.account.events.v1-0@1"), places);
        assertEquals(1, findings.checkedCounts().get("closed escrows"));
    }
}
