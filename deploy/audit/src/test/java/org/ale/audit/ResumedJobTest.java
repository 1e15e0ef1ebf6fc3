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

/** A job that was stopped for its known answers goes on, alone or in a stopped community. */
class ResumedJobTest {
    private static final String GOOD = new UUID(0, 1).toString();
    private static final String BAD = new UUID(0, 2).toString();
    private final ToldLog log = new ToldLog();

    private void badIsStopped() throws InvalidProtocolBufferException {
        log.met(GOOD, 10);
        log.missed(BAD, 5);
        log.stopped(BAD, 0);
    }

    private List<String> fullPools(int count) throws InvalidProtocolBufferException {
        badIsStopped();
        var pools = new ArrayList<String>();
        for (var time = 0; time < count; time++) {
            pools.add(log.opened(BAD));
            log.voted(pools.getLast(), 1 - ANSWER, true);
        }
        return pools;
    }

    @Test
    void whenItGoesOnItsPoolsCloseAndAreHeard() throws InvalidProtocolBufferException {
        var pools = fullPools(5);
        log.opened(BAD);
        log.resumed(BAD);
        for (var pool : pools) {
            log.closed(pool);
        }
        log.stopped(BAD, 0);
        log.end();

        assertEquals(List.of(), log.codes());
        assertEquals(1, log.checked("jobs that go on"));
    }

    @Test
    void theRestWaitsIfItStopsAnewOnTheWay() throws InvalidProtocolBufferException {
        var pools = fullPools(6);
        log.resumed(BAD);
        for (var pool : pools.subList(0, 5)) {
            log.closed(pool);
        }
        log.stopped(BAD, 0);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void oneThatStaysOpenThenIsFound() throws InvalidProtocolBufferException {
        fullPools(1);
        log.resumed(BAD);
        log.end();

        assertEquals(List.of("closing-left-out"), log.codes());
    }

    @Test
    void aJobThatWasNotStoppedCannotGoOn() throws InvalidProtocolBufferException {
        badIsStopped();
        log.resumed(GOOD);

        assertEquals(List.of("job-resumed-unasked"), log.codes());
    }

    @Test
    void norOneThatIsDecided() throws InvalidProtocolBufferException {
        badIsStopped();
        log.decided(BAD);
        assertEquals(List.of(), log.codes());
        log.resumed(BAD);

        assertEquals(List.of("job-resumed-unasked"), log.codes());
    }

    private void communityStopsToo() throws InvalidProtocolBufferException {
        log.missed(GOOD, 15);
        log.tripped(400_000);
    }

    @Test
    void inAStoppedCommunityItsPoolsWaitWithTheOthers() throws InvalidProtocolBufferException {
        var pool = fullPools(1).getFirst();
        communityStopsToo();
        log.resumed(BAD);
        log.command();
        assertEquals(List.of(), log.codes());
        log.reset();
        log.closed(pool);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void aCommunityThatGoesOnLeavesItStopped() throws InvalidProtocolBufferException {
        fullPools(1);
        communityStopsToo();
        log.reset();
        log.voted(log.opened(BAD), ANSWER, true);
        log.end();

        assertEquals(List.of(), log.codes());
    }

    @Test
    void butThenItsClosingsThatWerePutOffAreObeyed() throws InvalidProtocolBufferException {
        var pool = fullPools(1).getFirst();
        communityStopsToo();
        log.command();
        var putOff = ShutDeferred.newBuilder().setPoolId(pool);
        log.tell(PoolEvent.newBuilder().setShutDeferred(putOff));
        log.reset();
        log.end();

        assertEquals(List.of("closing-left-out"), log.codes());
    }
}
