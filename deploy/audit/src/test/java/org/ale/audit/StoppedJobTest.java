/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.ale.audit.ToldLog.ANSWER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.UUID;
import org.ale.audit.AuditedPool.Vote;
import org.ale.schemas.consensus.v1.VotingOpened;
import org.ale.schemas.type.v1.CommunityParameters;
import org.junit.jupiter.api.Test;

/** One job's known answers are missed while ten of another are met: five are too many. */
class StoppedJobTest {
    private static final String GOOD = new UUID(0, 1).toString();
    private static final String BAD = new UUID(0, 2).toString();
    private static final List<String> SMALL =
            List.of(
                    new UUID(0, 3).toString(),
                    new UUID(0, 4).toString(),
                    new UUID(0, 5).toString(),
                    new UUID(0, 6).toString());
    private final ToldLog log = new ToldLog();

    private void badMustStop() throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(BAD, 5);
    }

    private void badIsStopped() throws InvalidProtocolBufferException {
        badMustStop();
        log.stopped(BAD, 0);
    }

    @Test
    void onlyThatJobStopsAndItsPoolsAreForgotten() throws InvalidProtocolBufferException {
        badIsStopped();
        log.missed(GOOD, 14);
        log.end();

        assertEquals(List.of(), log.codes());
        assertEquals(1, log.checked("stops of one job"));
    }

    @Test
    void itStopsWithTheVoteThatBringsItAboutOrNever() throws InvalidProtocolBufferException {
        badMustStop();
        log.opened(GOOD);
        log.stopped(BAD, 0);

        assertEquals(List.of("job-not-stopped", "job-stopped-unasked"), log.codes());
    }

    @Test
    void oneThatStopsWithoutNeedIsFound() throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(BAD, 4);
        log.stopped(BAD, 0);

        assertEquals(List.of("job-stopped-unasked"), log.codes());
    }

    @Test
    void anotherThatStopsInItsPlaceIsFound() throws InvalidProtocolBufferException {
        badMustStop();
        log.stopped(GOOD, 1_000_000);
        log.end();

        assertEquals(List.of("job-stopped-unasked", "job-not-stopped"), log.codes());
    }

    /** The shares of the job are its own, the long run is the community's. */
    @Test
    void itSaysWhatAgreementItSaw() throws InvalidProtocolBufferException {
        badMustStop();
        log.stopped(BAD, 400_000);

        assertEquals(List.of("recent-agreement"), log.codes());
    }

    @Test
    void aCommunityThatStopsInItsPlaceIsFound() throws InvalidProtocolBufferException {
        badMustStop();
        log.tripped(666_666);
        log.end();

        assertEquals(List.of("breaker-tripped-unasked", "job-not-stopped"), log.codes());
    }

    @Test
    void fewerThanTenOthersDoNotVouchForTheCommunity() throws InvalidProtocolBufferException {
        log.met(GOOD, 9);
        log.missed(BAD, 15);
        log.tripped(375_000);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void aJobThatStopsInPlaceOfTheCommunityIsFound() throws InvalidProtocolBufferException {
        log.met(GOOD, 9);
        log.missed(BAD, 15);
        log.stopped(BAD, 0);
        log.end();

        assertEquals(List.of("job-stopped-unasked", "breaker-silent"), log.codes());
    }

    @Test
    void othersThatDoNotHoldTheShareDoNotEither() throws InvalidProtocolBufferException {
        log.met(GOOD, 6);
        log.missed(GOOD, 4);
        log.missed(BAD, 5);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void sevenOfTenDo() throws InvalidProtocolBufferException {
        log.met(GOOD, 7);
        log.missed(GOOD, 3);
        log.missed(BAD, 5);
        log.end();

        assertEquals(List.of("job-not-stopped"), log.codes());
    }

    /** None of them has five, but all of them together are too many. */
    private void threeOfFourMustStop() throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(SMALL.get(0), 3);
        log.missed(SMALL.get(1), 1);
        log.missed(SMALL.get(2), 4);
        log.missed(SMALL.get(1), 3);
        log.missed(SMALL.get(3), 4);
    }

    @Test
    void theWorstStopAndOfThoseAlikeFirstTheOneHeardFirst() throws InvalidProtocolBufferException {
        threeOfFourMustStop();
        log.stopped(SMALL.get(1), 0);
        log.stopped(SMALL.get(2), 0);
        log.stopped(SMALL.get(3), 0);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void anotherOrderIsFound() throws InvalidProtocolBufferException {
        threeOfFourMustStop();
        log.stopped(SMALL.get(2), 0);
        log.stopped(SMALL.get(1), 0);
        log.stopped(SMALL.get(3), 0);

        assertEquals(List.of("job-stopped-order"), log.codes());
    }

    @Test
    void oneThatDoesNotStopWithTheOthersIsFound() throws InvalidProtocolBufferException {
        threeOfFourMustStop();
        log.stopped(SMALL.get(1), 0);
        log.stopped(SMALL.get(2), 0);
        log.end();

        assertEquals(List.of("job-not-stopped"), log.codes());
    }

    @Test
    void aStoppedJobsPoolsStayOpenWithAllTheirVotes() throws InvalidProtocolBufferException {
        badIsStopped();
        log.voted(log.opened(BAD), ANSWER, true);
        assertEquals(List.of(), log.codes());
        var pool = log.opened(BAD);
        log.voted(pool, ANSWER, false);
        log.closed(pool);

        assertEquals(List.of("open", "closed-by-vote", "verdict"), log.codes());
    }

    private void shut(String pool) throws InvalidProtocolBufferException {
        log.command();
        log.closed(pool);
    }

    @Test
    void ifItsClientEndsItNobodyGainsByItsKnownAnswers() throws InvalidProtocolBufferException {
        badIsStopped();
        var pool = log.opened(BAD);
        log.voted(pool, ANSWER, true);
        log.end(pool).setResolved(false);
        shut(pool);
        assertEquals(List.of(), log.codes());
        var gained = log.opened(BAD);
        log.voted(gained, ANSWER, true);
        shut(gained);

        assertEquals(List.of("verdict"), log.codes());
    }

    @Test
    void itsKnownAnswersAreNotHeardAnyMore() throws InvalidProtocolBufferException {
        badIsStopped();
        for (var time = 0; time < 20; time++) {
            var pool = log.opened(BAD);
            log.voted(pool, 1 - ANSWER, true);
            shut(pool);
        }

        assertEquals(List.of(), log.codes());
        assertEquals(15, log.checked("gold pools heard by the breaker"));
    }

    /** All of it is final, so there is nothing that could go on. */
    @Test
    void aDecidedJobsKnownAnswersAreForgottenAndNothingElse()
            throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(BAD, 4);
        log.command();
        log.decided(BAD);
        log.missed(SMALL.get(0), 4);
        log.missed(SMALL.get(1), 4);
        log.missed(SMALL.get(2), 3);
        log.stopped(BAD, 0);
        log.stopped(SMALL.get(0), 0);
        log.stopped(SMALL.get(1), 0);
        assertEquals(List.of(), log.codes());
        log.resumed(BAD);

        assertEquals(List.of("job-resumed-unasked"), log.codes());
    }

    /** Five votes of strangers decide it against its known answer; it would take up to ten. */
    @Test
    void whatWasNotHeardWhileItWasStoppedIsHeardWhenThePoolIsShut() {
        var opened =
                VotingOpened.newBuilder()
                        .setPoolId(BAD + ":0")
                        .setLabels(2)
                        .setGold(ANSWER + 1)
                        .setAlgorithm("BALANCED_3")
                        .setParameters(CommunityParameters.newBuilder().setConfidenceMicro(970_000))
                        .build();
        var pool = new AuditedPool(opened, new long[2]);
        for (var vote = 1; vote <= 5; vote++) {
            var worker = new UUID(1, vote).toString();
            pool.take(new Vote(worker, 1 - ANSWER, new long[] {-356_675, -1_203_973}));
        }
        assertFalse(pool.isComplete(false));
        assertTrue(pool.tellsAtClosing());
        pool.tell();
        assertFalse(pool.tellsAtClosing());
    }
}
