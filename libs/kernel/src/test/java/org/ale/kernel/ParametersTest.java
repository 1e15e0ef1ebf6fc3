/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The safe ranges and presets of rules §9, each end tried from both sides. */
class ParametersTest {
    record Range(String parameter, long least, long most, LongConsumer make) {
        @Override
        public String toString() {
            return parameter + " " + least + "–" + most;
        }
    }

    private static ConsensusTerms consensus(int... v) {
        return new ConsensusTerms(
                ConsensusRule.BAYESIAN, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
    }

    private static Range consensus(String name, int position, int least, int most) {
        return new Range(
                name,
                least,
                most,
                value -> {
                    int[] all = {2, 15, 8000, 6667, 4, 970_000, 1000, 8, 5000};
                    all[position] = (int) value;
                    consensus(all);
                });
    }

    private static RewardTerms reward(long repPot, int binding, int equalShare) {
        return new RewardTerms(repPot, binding, LosingStake.BURN, PayScope.WINNERS, equalShare);
    }

    private static void community(int requirements, int visibleAfter) {
        var somewhere = new Requirement(new CommunityId(new UUID(0, 1)), 0, 0, 0);
        var strict = CommunityParameters.STRICT;
        new CommunityParameters(
                strict.consensus(),
                strict.reward(),
                strict.serving(),
                strict.audit(),
                strict.fees(),
                strict.governance(),
                Collections.nCopies(requirements, somewhere),
                visibleAfter);
    }

    private static Requirement requirement(long reputation, int accuracy, int finished) {
        return new Requirement(new CommunityId(new UUID(0, 1)), reputation, accuracy, finished);
    }

    static Stream<Range> ranges() {
        return Stream.of(
                consensus("minVotes", 0, 2, 15),
                consensus("maxVotes", 1, 2, 25),
                consensus("headShareBps", 2, 5001, 10_000),
                consensus("weightShareBps", 3, 5001, 10_000),
                consensus("weightCap", 4, 0, 100),
                consensus("confidenceMicro", 5, 800_000, 999_000),
                consensus("goldBps", 6, 0, 3000),
                consensus("benchRelBps", 8, 0, 9000),
                new Range("repPotMicro", 10_000, 100_000_000, v -> reward(v, 0, 0)),
                new Range("bindingBps", 0, 5000, v -> reward(10_000, (int) v, 0)),
                new Range("equalShareBps", 0, 10_000, v -> reward(10_000, 0, (int) v)),
                new Range("openPools", 50, 200, v -> new ServingTerms((int) v, 600, 10, 2000)),
                new Range("leaseSeconds", 30, 86_400, v -> new ServingTerms(50, (int) v, 1, 100)),
                new Range("deckSize", 1, 50, v -> new ServingTerms(50, 600, (int) v, 100)),
                new Range("windowShareBps", 100, 10_000, v -> new ServingTerms(50, 60, 1, (int) v)),
                new Range("auditBps", 0, 3000, v -> new AuditTerms(50, (int) v)),
                new Range("protocolFeeBps", 0, 500, v -> new FeeTerms((int) v, 0, 0)),
                new Range("communityFeeBps", 0, 500, v -> new FeeTerms(0, (int) v, 0)),
                new Range("hourlyFloorMicroUsd", 0, 100_000_000, v -> new FeeTerms(0, 0, v)),
                new Range("quorumBps", 0, 10_000, v -> new Governance((int) v, 0, 0)),
                new Range("delayHours", 0, 720, v -> new Governance(0, (int) v, 0)),
                new Range("proposeMinMicro", 0, 1_000_000_000_000L, v -> new Governance(0, 0, v)),
                new Range("minAccuracyBps", 0, 10_000, v -> requirement(0, (int) v, 0)),
                new Range("minFinished", 0, 1_000_000, v -> requirement(0, 0, (int) v)),
                new Range("requirements", 0, 20, v -> community((int) v, 0)),
                new Range("visibleAfter", 0, 100, v -> community(0, (int) v)));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void bothEndsAreTakenAndWhatLiesBeyondIsRefused(Range range) {
        var make = range.make();
        assertDoesNotThrow(() -> make.accept(range.least()));
        assertDoesNotThrow(() -> make.accept(range.most()));
        for (var beyond :
                range.least() == 0 && range.parameter().equals("requirements")
                        ? List.of(range.most() + 1)
                        : List.of(range.least() - 1, range.most() + 1)) {
            var refused = assertThrows(ParameterOutOfBounds.class, () -> make.accept(beyond));
            assertEquals(range.parameter(), refused.parameter());
        }
    }

    @Test
    void offIsZeroAndElseTheRangeHolds() {
        assertDoesNotThrow(() -> new AuditTerms(0, 0));
        assertDoesNotThrow(() -> consensus(2, 15, 8000, 6667, 4, 970_000, 0, 0, 0));
        assertThrows(ParameterOutOfBounds.class, () -> new AuditTerms(49, 0));
        assertThrows(ParameterOutOfBounds.class, () -> new AuditTerms(10_001, 0));
        assertThrows(
                ParameterOutOfBounds.class,
                () -> consensus(2, 15, 8000, 6667, 4, 970_000, 0, 3, 0));
        assertThrows(
                ParameterOutOfBounds.class,
                () -> consensus(2, 15, 8000, 6667, 4, 970_000, 0, 101, 0));
        assertThrows(ParameterOutOfBounds.class, () -> requirement(-1, 0, 0));
    }

    @Test
    void moreVotesAreAllowedThanAreNeeded() {
        assertThrows(
                ParameterOutOfBounds.class,
                () -> consensus(10, 9, 8000, 6667, 4, 970_000, 0, 0, 0));
    }

    @Test
    void aRequirementOfStakeAsksForNothingElse() {
        var somewhere = new CommunityId(new UUID(0, 1));
        var one = Ale.ofBaseUnits(1);
        assertEquals(new Requirement(null, 0, 0, 0, false, null, one), Requirement.ofStake(one));
        for (var malformed :
                List.<Executable>of(
                        () -> new Requirement(null, 0, 0, 0, false, null, null),
                        () -> new Requirement(somewhere, 0, 0, 0, false, null, one),
                        () -> new Requirement(null, 0, 0, 0, false, Stage.RLHF, one),
                        () -> new Requirement(null, 1, 0, 0, false, null, one),
                        () -> new Requirement(null, 0, 1, 0, false, null, one),
                        () -> new Requirement(null, 0, 0, 1, false, null, one),
                        () -> new Requirement(null, 0, 0, 0, true, null, one))) {
            assertThrows(IllegalArgumentException.class, malformed);
        }
    }

    @Test
    void aLeastStakeIsAboveZeroAndNotAboveItsBound() {
        var one = Ale.ofBaseUnits(1);
        assertDoesNotThrow(() -> Requirement.ofStake(Requirement.MIN_STAKE_MAX));
        for (var beyond : List.of(Ale.ZERO, one.negated(), Requirement.MIN_STAKE_MAX.plus(one))) {
            assertThrows(IllegalArgumentException.class, () -> Requirement.ofStake(beyond));
        }
    }

    @Test
    void strictIsThePaperReadLiterally() {
        var strict = CommunityParameters.STRICT;
        assertEquals(
                new ConsensusTerms(
                        ConsensusRule.HEADS_AND_WEIGHT, 5, 15, 8000, 6667, 4, 970_000, 0, 0, 0),
                strict.consensus());
        assertEquals(
                new RewardTerms(1_000_000, 0, LosingStake.REDISTRIBUTE, PayScope.WINNERS, 0),
                strict.reward());
        assertEquals(new ServingTerms(100, 600, 10, 2000), strict.serving());
        assertEquals(new AuditTerms(0, 0), strict.audit());
        assertEquals(new FeeTerms(500, 0, 0), strict.fees());
        assertEquals(new Governance(2000, 48, 1_000_000), strict.governance());
        assertEquals(10, strict.visibleAfter());
        assertEquals(List.of(), strict.requirements());
    }

    @Test
    void balancedIsWhatACarefulFounderChooses() {
        var balanced = CommunityParameters.BALANCED;
        assertEquals(ConsensusRule.BAYESIAN, balanced.consensus().rule());
        assertEquals(2, balanced.consensus().minVotes());
        assertEquals(15, balanced.consensus().maxVotes());
        assertEquals(970_000, balanced.consensus().confidenceMicro());
        assertEquals(1000, balanced.consensus().goldBps());
        assertEquals(8, balanced.consensus().benchAfter());
        assertEquals(5000, balanced.consensus().benchRelBps());
        assertEquals(
                new RewardTerms(1_000_000, 0, LosingStake.REDISTRIBUTE, PayScope.WINNERS, 5000),
                balanced.reward());
        assertEquals(new ServingTerms(100, 600, 10, 2000), balanced.serving());
        assertEquals(new AuditTerms(200, 500), balanced.audit());
        assertEquals(new FeeTerms(500, 0, 3_000_000), balanced.fees());
        assertEquals(new Governance(2000, 48, 10_000_000), balanced.governance());
        assertEquals(10, balanced.visibleAfter());
    }
}
