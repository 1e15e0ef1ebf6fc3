/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.consensus.v1.AuditPassed;
import org.ale.schemas.consensus.v1.CreditedVote;
import org.ale.schemas.consensus.v1.PoolClosed;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.PoolRelabelled;
import org.ale.schemas.consensus.v1.PoolReopened;
import org.ale.schemas.consensus.v1.VoteWeighed;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.type.v1.CommunityParameters;
import org.junit.jupiter.api.Test;

/** What a stopped job teaches: nothing. Its BALANCED pools have one vote of a stranger each. */
class StoppedJobsAuditsTest {
    private static final String GOOD = new UUID(0, 1).toString();
    private static final String BAD = new UUID(0, 2).toString();
    private static final int NO_AUDITS = 0;
    private static final int AUDITS = 1_000;
    private static final List<Long> UNTAUGHT = List.of(-693_147L, -693_147L);
    private static final List<Long> TAUGHT = List.of(-738_610L, -649_662L);
    private static final List<Long> TAUGHT_BY_THREE = List.of(-808_660L, -589_607L);

    private final ToldLog log = new ToldLog();
    private int pools;

    private String opened(String job, List<Long> prior, int auditEvery)
            throws InvalidProtocolBufferException {
        return opened(job, prior, auditEvery, 0);
    }

    private String opened(String job, List<Long> prior, int auditEvery, int gold)
            throws InvalidProtocolBufferException {
        var pool = job + ":" + (1_000 + pools++);
        var parameters =
                CommunityParameters.newBuilder()
                        .setConfidenceMicro(970_000)
                        .setMinVotes(2)
                        .setMaxVotes(15)
                        .setAuditEvery(auditEvery);
        log.command();
        log.tell(
                PoolEvent.newBuilder()
                        .setVotingOpened(
                                VotingOpened.newBuilder()
                                        .setPoolId(pool)
                                        .setLabels(2)
                                        .setGold(gold)
                                        .setParameters(parameters)
                                        .setAlgorithm("BALANCED_3")
                                        .addAllPriorMicroNats(prior)));
        return pool;
    }

    /** One that nobody has taught anything yet, with its vote. */
    private String voted(String job) throws InvalidProtocolBufferException {
        var pool = opened(job, UNTAUGHT, NO_AUDITS);
        voted(pool, pool, 1);
        return pool;
    }

    private void voted(String pool, String worker, int votes)
            throws InvalidProtocolBufferException {
        log.command();
        log.tell(
                PoolEvent.newBuilder()
                        .setVoteWeighed(
                                VoteWeighed.newBuilder()
                                        .setPoolId(pool)
                                        .setWorkerId(worker)
                                        .setLabel(1)
                                        .addAllContribution(List.of(-1_203_973L, -356_675L))
                                        .setVotes(votes)
                                        .setOpen(true)));
    }

    private void shut(String pool, boolean credited) throws InvalidProtocolBufferException {
        var vote = CreditedVote.newBuilder().setWorkerId(pool).setLabel(1);
        if (credited) {
            vote.addAllCreditMicro(List.of(500_000, 500_000));
        }
        log.command();
        log.tell(
                PoolEvent.newBuilder()
                        .setPoolClosed(
                                PoolClosed.newBuilder()
                                        .setPoolId(pool)
                                        .setLabel(1)
                                        .setBlindLabel(1)
                                        .setConfidenceMicro(700_000)
                                        .addVotes(vote)));
    }

    private String closed(String job) throws InvalidProtocolBufferException {
        var pool = voted(job);
        shut(pool, true);
        return pool;
    }

    private void audited(String job) throws InvalidProtocolBufferException {
        log.tell(
                PoolEvent.newBuilder()
                        .setAuditPassed(AuditPassed.newBuilder().setLabels(2).setJobId(job)));
    }

    private void badIsStopped() throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(BAD, 5);
        log.stopped(BAD, 0);
    }

    private List<String> codes() {
        log.end();
        return log.codes();
    }

    @Test
    void aPoolThatClosesMeanwhileTeachesNothing() throws InvalidProtocolBufferException {
        var pool = voted(BAD);
        badIsStopped();
        shut(pool, false);
        opened(GOOD, UNTAUGHT, NO_AUDITS);
        audited("");

        assertEquals(List.of(), codes());
    }

    @Test
    void whoIsCreditedForItIsFound() throws InvalidProtocolBufferException {
        var pool = voted(BAD);
        badIsStopped();
        shut(pool, true);

        assertEquals(List.of("credit-unasked"), codes());
    }

    @Test
    void whatItTaughtIsUnlearntWithTheNextPool() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        opened(GOOD, TAUGHT, AUDITS);
        audited("");
        opened(GOOD, UNTAUGHT, AUDITS);

        assertEquals(List.of(), codes());
    }

    @Test
    void anAuditThatDoesNotRunThenIsFound() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        opened(GOOD, TAUGHT, AUDITS);

        assertEquals(List.of("audit-left-out"), codes());
    }

    @Test
    void whereThereAreNoPeriodicAuditsItIsDueToo() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        opened(GOOD, TAUGHT, NO_AUDITS);

        assertEquals(List.of("audit-left-out"), codes());
    }

    /** Where no pool was ever scored there is nothing to unlearn. */
    @Test
    void whereNothingWasLearntNoneIsDue() throws InvalidProtocolBufferException {
        badIsStopped();
        opened(GOOD, UNTAUGHT, AUDITS);

        assertEquals(List.of(), codes());
    }

    /** Five strangers who agree decide a pool, whatever its known answer. */
    private void fiveMissItsKnownAnswer() throws InvalidProtocolBufferException {
        var pool = opened(BAD, UNTAUGHT, NO_AUDITS, 1);
        for (var vote = 1; vote <= 5; vote++) {
            voted(pool, "worker-" + vote, vote);
        }
    }

    @Test
    void whatStoppedAlreadyDoesNotStopAgain() throws InvalidProtocolBufferException {
        log.missed(BAD, 5);
        log.tripped(0);
        fiveMissItsKnownAnswer();

        assertEquals(List.of(), codes());
        assertEquals(6, log.checked("gold pools heard by the breaker"));
    }

    @Test
    void votesThatMissItsKnownAnswersAreNotHeard() throws InvalidProtocolBufferException {
        badIsStopped();
        fiveMissItsKnownAnswer();

        assertEquals(List.of(), codes());
        assertEquals(15, log.checked("gold pools heard by the breaker"));
    }

    @Test
    void itIsDecidedWithoutAnAuditAndTeachesNothing() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        log.command();
        log.decided(BAD);
        opened(GOOD, TAUGHT, AUDITS);
        audited("");
        opened(GOOD, UNTAUGHT, AUDITS);

        assertEquals(List.of(), codes());
    }

    @Test
    void oneThatWentOnIsNotDecidedUnaudited() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        log.resumed(BAD);
        log.command();
        log.decided(BAD);

        assertEquals(List.of("decided-unaudited"), codes());
    }

    @Test
    void anAuditOfItsEndIsFound() throws InvalidProtocolBufferException {
        closed(BAD);
        badIsStopped();
        log.command();
        audited(BAD);

        assertEquals(List.of("stopped-job-audited"), codes());
    }

    @Test
    void aPoolOfItThatIsOpenedAgainIsFound() throws InvalidProtocolBufferException {
        var pool = closed(BAD);
        badIsStopped();
        log.command();
        log.tell(PoolEvent.newBuilder().setPoolReopened(PoolReopened.newBuilder().setPoolId(pool)));

        assertEquals(List.of("stopped-job-audited"), codes());
    }

    @Test
    void aPoolOfItThatIsToldAnewIsFound() throws InvalidProtocolBufferException {
        var pool = closed(BAD);
        badIsStopped();
        log.command();
        log.tell(
                PoolEvent.newBuilder()
                        .setPoolRelabelled(
                                PoolRelabelled.newBuilder()
                                        .setPoolId(pool)
                                        .setPreviousLabel(1)
                                        .setLabel(1)
                                        .setConfidenceMicro(700_000)));

        assertEquals(List.of("stopped-job-audited"), codes());
    }

    /** Three pools of the stopped job and one of another were voted in before any closed. */
    private void goodsPoolClosesAfterTheAuditThatUnlearns() throws InvalidProtocolBufferException {
        var bad = List.of(voted(BAD), voted(BAD), voted(BAD));
        var good = voted(GOOD);
        for (var pool : bad) {
            shut(pool, true);
        }
        badIsStopped();
        opened(GOOD, TAUGHT_BY_THREE, AUDITS);
        audited("");
        shut(good, true);
    }

    @Test
    void itsPoolsDoNotPutAuditsOff() throws InvalidProtocolBufferException {
        goodsPoolClosesAfterTheAuditThatUnlearns();
        opened(GOOD, TAUGHT, 1);

        assertEquals(List.of("audit-left-out"), codes());
    }

    @Test
    void onceItGoesOnTheyDo() throws InvalidProtocolBufferException {
        goodsPoolClosesAfterTheAuditThatUnlearns();
        log.resumed(BAD);
        opened(GOOD, TAUGHT, 1);

        assertEquals(List.of(), codes());
    }
}
