/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import static org.ale.audit.ToldLog.ANSWER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ale.schemas.consensus.v1.PoolEvent;
import org.ale.schemas.consensus.v1.ShutDeferred;
import org.junit.jupiter.api.Test;

/** A community that stops and goes on: nobody but one job has known answers. */
class AuditedBreakerTest {
    private static final String JOB = new UUID(0, 1).toString();
    private final ToldLog log = new ToldLog();

    @Test
    void itTripsWhenGoldAndVotesPartWays() throws InvalidProtocolBufferException {
        log.missed(JOB, 5);
        log.tripped(0);
        log.reset();
        log.met(JOB, 1);

        assertEquals(List.of(), log.codes());
        assertEquals(1, log.checked("trips of the breaker"));
    }

    @Test
    void oneThatStaysSilentIsFound() throws InvalidProtocolBufferException {
        log.missed(JOB, 6);

        assertEquals(List.of("breaker-silent"), log.codes());
    }

    @Test
    void oneThatIsSilentWhenTheLogEndsIsFound() throws InvalidProtocolBufferException {
        log.missed(JOB, 5);
        assertEquals(List.of(), log.codes());
        log.end();

        assertEquals(List.of("breaker-silent"), log.codes());
    }

    @Test
    void oneThatTripsLaterThanWithTheVoteThatBringsItAboutIsFound()
            throws InvalidProtocolBufferException {
        log.missed(JOB, 5);
        log.opened(JOB);
        log.tripped(0);

        assertEquals(List.of("breaker-silent", "breaker-tripped-unasked"), log.codes());
    }

    @Test
    void oneThatTripsWithoutNeedIsFound() throws InvalidProtocolBufferException {
        log.missed(JOB, 4);
        log.tripped(0);

        assertEquals(List.of("breaker-tripped-unasked"), log.codes());
    }

    @Test
    void goldThatVotesAgreeWithTripsNothing() throws InvalidProtocolBufferException {
        log.met(JOB, 60);

        assertEquals(List.of(), log.codes());
    }

    @Test
    void itSaysWhatAgreementItSaw() throws InvalidProtocolBufferException {
        log.missed(JOB, 5);
        log.tripped(200_000);

        assertEquals(List.of("recent-agreement"), log.codes());
    }

    @Test
    void itBeginsAnewWhenTheCommunityGoesOn() throws InvalidProtocolBufferException {
        log.missed(JOB, 5);
        log.tripped(0);
        log.reset();
        log.missed(JOB, 4);
        assertEquals(List.of(), log.codes());
        log.missed(JOB, 1);
        log.end();

        assertEquals(List.of("breaker-silent"), log.codes());
    }

    private List<String> fullPools(int count, int label) throws InvalidProtocolBufferException {
        var pools = new ArrayList<String>();
        for (var pool = 0; pool < count; pool++) {
            pools.add(log.opened(JOB));
        }
        log.missed(JOB, 5);
        log.tripped(0);
        for (var pool : pools) {
            log.voted(pool, label, true);
        }
        return pools;
    }

    @Test
    void poolsThatHaveTheirVotesCloseWhenItGoesOn() throws InvalidProtocolBufferException {
        var pool = fullPools(1, ANSWER).getFirst();
        log.opened(JOB);
        log.reset();
        log.closed(pool);
        log.command();
        log.opened(JOB);

        assertEquals(List.of(), log.codes());
    }

    @Test
    void oneThatStaysOpenThenIsFound() throws InvalidProtocolBufferException {
        fullPools(1, ANSWER);
        log.reset();
        assertEquals(List.of(), log.codes());
        log.opened(JOB);

        assertEquals(List.of("closing-left-out"), log.codes());
    }

    @Test
    void oneThatClosesByAVoteInAStoppedCommunityIsFound() throws InvalidProtocolBufferException {
        log.closed(fullPools(1, ANSWER).getFirst());

        assertEquals(List.of("closed-by-vote"), log.codes());
    }

    /** Five that miss the known answer trip the breaker anew: the sixth waits again. */
    @Test
    void theRestWaitsIfAllStopsAnewOnTheWay() throws InvalidProtocolBufferException {
        var pools = fullPools(6, 1 - ANSWER);
        log.reset();
        for (var pool : pools.subList(0, 5)) {
            log.closed(pool);
        }
        log.tripped(0);
        log.opened(JOB);

        assertEquals(List.of(), log.codes());
    }

    @Test
    void oneThatStaysSilentOnTheWayIsFound() throws InvalidProtocolBufferException {
        var pools = fullPools(6, 1 - ANSWER);
        log.reset();
        for (var pool : pools) {
            log.closed(pool);
        }
        log.tripped(0);

        assertEquals(List.of("breaker-silent"), log.codes());
    }

    @Test
    void aClosingThatWasPutOffComesWhenItGoesOn() throws InvalidProtocolBufferException {
        var pool = log.opened(JOB);
        log.missed(JOB, 5);
        log.tripped(0);
        log.command();
        var putOff = ShutDeferred.newBuilder().setPoolId(pool);
        log.tell(PoolEvent.newBuilder().setShutDeferred(putOff));
        log.reset();
        assertEquals(List.of(), log.codes());
        log.end();

        assertEquals(List.of("closing-left-out"), log.codes());
    }
}
