/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import static org.ale.jobs.domain.JobFixtures.ACME;
import static org.ale.jobs.domain.JobFixtures.BUDGET;
import static org.ale.jobs.domain.JobFixtures.CENTS_2;
import static org.ale.jobs.domain.JobFixtures.NOW;
import static org.ale.jobs.domain.JobFixtures.drafting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.ale.eventsourcing.testing.DeciderSpec;
import org.ale.kernel.Ale;
import org.ale.kernel.CommunityParameters;
import org.ale.kernel.ConsensusTerms;
import org.ale.kernel.TaskType;
import org.junit.jupiter.api.Test;

/** The figures that a client is told before he pays. */
class QuoteTest {
    private static final CommunityParameters STRICT = CommunityParameters.STRICT;
    private static final CommunityParameters BALANCED = CommunityParameters.BALANCED;

    private final DeciderSpec<JobCommand, JobState, JobEvent> job =
            new DeciderSpec<>(new JobDecider());

    private DeciderSpec<JobCommand, JobState, JobEvent>.Then asked(
            int items, int confidenceMicro, Ale budget, CommunityParameters parameters) {
        var draft =
                new JobDraft(
                        ACME,
                        "Trees",
                        TaskType.BINARY,
                        "A tree?",
                        List.of("no", "yes"),
                        "",
                        items,
                        "",
                        confidenceMicro);
        return job.given()
                .after(drafting(draft))
                .when(new JobCommand.QuoteJob(ACME, budget, parameters, CENTS_2, 0, NOW));
    }

    private Quote quote(int items, int confidenceMicro, CommunityParameters parameters) {
        var events = asked(items, confidenceMicro, BUDGET, parameters).events();
        return assertInstanceOf(JobEvent.JobQuoted.class, events.getFirst()).quote();
    }

    private static CommunityParameters balanced(int minVotes, int confidenceMicro) {
        var terms = ConsensusTerms.BALANCED;
        return new CommunityParameters(
                new ConsensusTerms(
                        terms.rule(),
                        minVotes,
                        terms.maxVotes(),
                        terms.headShareBps(),
                        terms.weightShareBps(),
                        terms.weightCap(),
                        confidenceMicro,
                        terms.goldBps(),
                        terms.benchAfter(),
                        terms.benchRelBps()),
                BALANCED.reward(),
                BALANCED.serving(),
                BALANCED.audit(),
                BALANCED.fees(),
                BALANCED.governance(),
                BALANCED.requirements(),
                BALANCED.visibleAfter());
    }

    private static CommunityParameters balanced(int minVotes) {
        return balanced(minVotes, ConsensusTerms.BALANCED.confidenceMicro());
    }

    /** 4.75 ALE at 2 cents for 6 votes of 6 seconds: 9.5 USD an hour. */
    @Test
    void theStrictRuleTakesOneVoteMoreThanItsMinimum() {
        var quote = quote(1_000, 0, STRICT);
        assertEquals(Ale.ofWhole(250), quote.fee());
        assertEquals(Ale.ofBaseUnits("4750000000000000000"), quote.pot());
        assertEquals(6_000, quote.expectedVotesMilli());
        assertEquals(9_500_000, quote.hourlyMicroUsd());
        assertEquals(CENTS_2, quote.usdPerAleMicro());
        assertEquals(1_801, quote.expectedSeconds());
        assertEquals(NOW.plus(Duration.ofHours(1)), quote.expiresAt());
    }

    /** 4.75 ALE at 2 cents for 3.9 votes of 6 seconds. */
    @Test
    void theBalancedRuleTakesWhatWasMeasured() {
        var quote = quote(1_000, 0, BALANCED);
        assertEquals(3_900, quote.expectedVotesMilli());
        assertEquals(14_615_384, quote.hourlyMicroUsd());
        assertEquals(1_171, quote.expectedSeconds());
    }

    @Test
    void moreConfidenceTakesMoreVotesWhoeverAsksForIt() {
        assertEquals(4_500, quote(1_000, 990_000, BALANCED).expectedVotesMilli());
        assertEquals(4_500, quote(1_000, 0, balanced(2, 990_000)).expectedVotesMilli());
        assertEquals(3_900, quote(1_000, 950_000, balanced(2, 990_000)).expectedVotesMilli());
    }

    @Test
    void noFewerVotesAreExpectedThanTheCommunityAsksFor() {
        assertEquals(3_900, quote(1_000, 0, balanced(3)).expectedVotesMilli());
        assertEquals(10_000, quote(1_000, 0, balanced(10)).expectedVotesMilli());
        assertEquals(10_000, quote(1_000, 990_000, balanced(10)).expectedVotesMilli());
    }

    /** 1.9 ALE an item would be 5.8 USD an hour at 3.9 votes, and are 2.28 at ten. */
    @Test
    void theHourlyFloorCountsTheVotesThatTheCommunityAsksFor() {
        asked(1_000, 0, Ale.ofWhole(2_000), balanced(10))
                .thenRejected(JobRejection.BELOW_HOURLY_FLOOR);
        asked(1_000, 0, Ale.ofWhole(2_000), balanced(3)).events();
    }

    @Test
    void whatRoundingLeavesGoesBack() {
        var quote = quote(7, 0, STRICT);
        assertEquals(Ale.ofBaseUnits("678571428571428571428"), quote.pot());
        assertEquals(Ale.ofBaseUnits(4), quote.remainder(7));
        assertEquals(BUDGET, quote.fee().plus(quote.pot().times(7)).plus(quote.remainder(7)));
    }
}
