/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ale.assignment.Assignment;
import org.ale.assignment.domain.HmacSeeds;
import org.ale.assignment.domain.LeaseCommand;
import org.ale.assignment.domain.LeaseDecider;
import org.ale.assignment.domain.LeaseEvent;
import org.ale.assignment.domain.LeaseState;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.testing.Patience;
import org.ale.eventsourcing.testing.log.MemoryBus;
import org.ale.kernel.CommunityId;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.JobId;
import org.ale.kernel.TaskType;
import org.ale.kernel.WorkerId;
import org.ale.schemas.assignment.v1.Answer;
import org.ale.schemas.assignment.v1.DealDeckRequest;
import org.ale.schemas.assignment.v1.DealDeckResponse;
import org.ale.schemas.assignment.v1.SubmitAnswersRequest;
import org.ale.schemas.type.v1.CommandResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a phone hears, and what the log then holds: an owner on a log in memory carries it out. */
class AssignmentApiTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CommunityId HERE = new CommunityId(new UUID(1, 1));
    private static final WorkerId ANA = new WorkerId(new UUID(3, 1));
    private static final JobId CATS = new JobId(new UUID(2, 1));
    private static final int ITEMS = 5;

    private final MemoryBus<LeaseCommand, LeaseState, LeaseEvent> bus =
            new MemoryBus<>(
                    Assignment.aggregate(new LeaseDecider(new HmacSeeds(new byte[32]))), NOW);
    private final LeaseTimer timer = new LeaseTimer(bus);
    private final AssignmentApi api = new AssignmentApi(bus, timer);
    private List<String> pools = List.of();

    @BeforeEach
    void anaHoldsTasks() {
        var terms = new LeaseCommand.JobTerms(TaskType.BINARY, 2, ITEMS, 0);
        carryOut(
                new LeaseCommand.AdoptParameters(
                        1, CommunityParameters.BALANCED, Instant.EPOCH, NOW),
                new LeaseCommand.AdmitMember(ANA, NOW),
                new LeaseCommand.AdmitItems(CATS, 0, ITEMS, List.of(), NOW),
                new LeaseCommand.StartJob(CATS, terms, NOW));
        pools = deal("deck", HERE.toString(), ANA).getPoolIdsList();
        assertEquals(ITEMS, pools.size());
    }

    private DealDeckResponse deal(String id, String community, WorkerId worker) {
        return api.dealDeck(
                        DealDeckRequest.newBuilder()
                                .setCommandId(id)
                                .setCommunityId(community)
                                .setWorkerId(worker.toString())
                                .build())
                .await()
                .atMost(Patience.MAX);
    }

    private void carryOut(LeaseCommand... commands) {
        for (var command : commands) {
            var wish = new Wish<>(new CommandId(UUID.randomUUID().toString()), command);
            bus.send(HERE.toString(), List.of(wish), Patience.MAX);
        }
    }

    @Test
    void theSameAnswerHearsItsFirstReplyAgain() {
        var first = answer("a1", pools.get(0), 1);
        assertEquals("", first.getRejection());
        assertEquals(first, answer("a1", pools.get(0), 1));
        bus.restart();
        assertEquals(first, answer("a1", pools.get(0), 1));
        assertEquals(1, accepted());
    }

    /** Told that it was accepted, and recorded nowhere: that is what an answer must never be. */
    @Test
    void anAnswerIdThatIsUsedForAnotherTaskIsAnAnswerOfItsOwn() {
        var first = answer("a1", pools.get(0), 1);
        var second = answer("a1", pools.get(1), 0);
        assertEquals(List.of("", ""), List.of(first.getRejection(), second.getRejection()));
        assertEquals(2, accepted());
    }

    @Test
    void anotherLabelForTheSameTaskIsRefusedAndTheFirstStays() {
        answer("a1", pools.get(0), 1);
        assertEquals("ALREADY_ANSWERED", answer("a1", pools.get(0), 0).getRejection());
        assertEquals(1, accepted());
    }

    @Test
    void aSkipAndAnAnswerOfTheSameIdAreTwoWords() {
        assertEquals("", skip("a1", pools.get(0)).getRejection());
        assertEquals("", skip("a1", pools.get(1)).getRejection());
        assertEquals("", answer("a1", pools.get(2), 0).getRejection());
        assertEquals("NOT_DEALT", answer("a1", pools.get(0), 0).getRejection());
        assertEquals(1, accepted());
    }

    /** Strangers may name any community: none of them costs a command every ten seconds. */
    @Test
    void theTimerAsksNoDeskThatDealtNothing() {
        for (var number = 0; number < 100; number++) {
            var nowhere = new UUID(9, number).toString();
            deal("deck-" + number, nowhere, ANA);
            deal("deck-here-" + number, HERE.toString(), new WorkerId(new UUID(4, number)));
        }
        assertEquals(Set.of(HERE.toString()), timer.watched());
    }

    @Test
    void theTimerLeavesADeskInPeaceWhereNothingIsHeldAndComesBackWithTheNextDeal() {
        bus.tick(Duration.ofSeconds(CommunityParameters.BALANCED.serving().leaseSeconds()));
        timer.tick();
        assertEquals(ITEMS, count(LeaseEvent.LeaseExpired.class));
        assertEquals(Set.of(HERE.toString()), timer.watched());
        timer.tick();
        assertEquals(Set.of(), timer.watched());
        assertEquals(ITEMS, deal("deck-2", HERE.toString(), ANA).getPoolIdsCount());
        timer.tick();
        assertEquals(Set.of(HERE.toString()), timer.watched());
    }

    private long accepted() {
        return count(LeaseEvent.AnswerAccepted.class);
    }

    private long count(Class<? extends LeaseEvent> type) {
        return bus.facts().stream().filter(type::isInstance).count();
    }

    private CommandResult answer(String answerId, String pool, int label) {
        return say(Answer.newBuilder().setAnswerId(answerId).setPoolId(pool).setLabel(label));
    }

    private CommandResult skip(String answerId, String pool) {
        return say(Answer.newBuilder().setAnswerId(answerId).setPoolId(pool).setSkip(true));
    }

    private CommandResult say(Answer.Builder answer) {
        return api.submitAnswers(
                        SubmitAnswersRequest.newBuilder()
                                .setCommunityId(HERE.toString())
                                .setWorkerId(ANA.toString())
                                .addAnswers(answer)
                                .build())
                .await()
                .atMost(Patience.MAX)
                .getResults(0);
    }
}
