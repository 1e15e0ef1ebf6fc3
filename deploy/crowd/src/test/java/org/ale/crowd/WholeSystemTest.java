/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.ale.audit.Audit;
import org.ale.audit.KafkaLog;
import org.ale.crowd.chain.LocalChain;
import org.ale.local.LocalSystem;
import org.ale.local.Options;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The whole system as processes, used as a stranger would use it: a job to its end, and bad input.
 */
@EnabledIf("isBuilt")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSystemTest {
    private static final Path ROOT = Path.of(System.getProperty("ale.root", "../..")).normalize();
    private static final Options OPTIONS =
            Options.of(ROOT.toAbsolutePath())
                    .withPortOffset(11_000)
                    .withFolder(ROOT.toAbsolutePath().resolve(".ale").resolve("system-test"));
    private static final LocalSystem SYSTEM = new LocalSystem(OPTIONS, System.err::println);
    private static ApiClient api;
    private static ClientCompany company;
    private static String communityId;
    private static SpanReceiver spans;
    private static LapsingLease lease;

    static boolean isBuilt() {
        return System.getenv("ALE_EVERY_TEST") != null
                || Files.exists(
                        ROOT.resolve("services/gateway/target/quarkus-app/quarkus-run.jar"));
    }

    @BeforeAll
    static void start() throws Exception {
        SYSTEM.down();
        SYSTEM.forget();
        spans = new SpanReceiver();
        SYSTEM.up();
        api = new ApiClient(URI.create(OPTIONS.gateway()), Duration.ofMinutes(2));
        company = ClientCompany.signUp(api, "Test company");
        communityId = company.found("Test community", "BALANCED");
        lease = LapsingLease.take(api, OPTIONS.gateway(), company);
    }

    @AfterAll
    static void stop() throws Exception {
        SYSTEM.down();
        spans.close();
    }

    private static ObjectNode draft(int items) {
        return RefusalChecks.draft(communityId, items);
    }

    private static RefusalChecks refusals() {
        return new RefusalChecks(OPTIONS, company, communityId);
    }

    @Test
    void labelsAJobPaysItsWorkersAndPassesTheAudit() throws Exception {
        var votes = new TreeMap<Integer, List<Dataset.Vote>>();
        var truth = new TreeMap<Integer, Integer>();
        for (var task = 0; task < 60; task++) {
            votes.put(task, List.of());
            truth.put(task, task % 2);
        }
        var data = new Dataset("tiny", 2, votes, truth);
        var home = company.found("Labelling", "BALANCED");
        try (var crowd = new Crowd(api)) {
            for (var worker = 0; worker < 12; worker++) {
                crowd.join(home, SyntheticCrowd.worker(worker), Pace.UNLIMITED);
            }
            var job = LabellingJob.post(company, home, data, 0.1, 7);
            crowd.start();
            var done = job.await(crowd, Duration.ofMinutes(5), _ -> {});
            assertEquals("COMPLETED", done.path("state").asText());
            assertEquals(60, company.results(job.jobId()).size());
            assertTrue(crowd.log().votes() >= 120, "votes " + crowd.log().votes());
            assertEquals("0", company.ledger(home).path("imbalanceBaseUnits").asText());
            passesTheAudit("split pots");
        }
    }

    private static void passesTheAudit(String what) throws Exception {
        try (var log = new KafkaLog(OPTIONS.bootstrapServers(), "")) {
            var findings = new Audit().run(log);
            assertEquals(List.of(), findings.kept());
            assertTrue(findings.checkedCounts().containsKey(what), what);
        }
    }

    @Test
    void tracesAnAnswerThroughEveryServiceToTheFeedOfThePaidWorker() throws Exception {
        var home = company.found("Traces", "BALANCED");
        LabellingJob.post(company, home, SyntheticCrowd.items("traces", 20), 0.1, 3);
        try (var answers = new TracedAnswers(api, URI.create(OPTIONS.gateway()), home)) {
            var traces = answers.untilOneIsPaid();
            assertEquals(
                    List.of(
                            "gateway",
                            "payment",
                            "reputation",
                            "consensus",
                            "assignment",
                            "gateway"),
                    SpanPath.fromTheFeed(spans, traces));
        }
    }

    @Test
    void takesCardsAndNoForgedPayment() throws Exception {
        var checks = new CardChecks(OPTIONS.gateway(), company);
        var forged = company.draft(draft(20));
        checks.forgedWebhooksAreRefused(forged);
        checks.aPaymentFunds(api, company.draft(draft(20)));
        checks.isNotFunded(forged);
        try (var chain = new LocalChain(OPTIONS.chain(), OPTIONS.chainFile())) {
            checks.aLapsedSwapTakesNothing(chain, company.draft(draft(20)));
        }
    }

    @Test
    void namesTheLinesOfABadUploadAndChangesNothing() throws Exception {
        new UploadChecks(OPTIONS.gateway(), company)
                .namesTheLinesAndChangesNothing(company.draft(draft(3)));
    }

    @Test
    void refusesWhatIsNotThere() throws Exception {
        refusals().whatIsNotThere();
    }

    @Test
    void refusesAWrongStateAnotherAmountAndABudgetBelowTheFloor() throws Exception {
        refusals().aWrongStateAnotherAmountAndABudgetBelowTheFloor();
    }

    @Test
    void answersTheSameKeyAlikeAndRefusesItForAnotherBody() throws Exception {
        refusals().theSameKeyWithAnotherBody();
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNotJson() throws Exception {
        refusals().bodiesThatAreTooLargeOrNotJson();
    }

    @Test
    void takesOneAnswerOfEachWorkerAndNoneThatWasNotDealt() throws Exception {
        new AnswerChecks(OPTIONS, api, company).oneOfEachWorkerAndNoneThatWasNotDealt();
    }

    @Test
    void letsAWorkerGraduateWhoKnowsEighteenOfTwentyAndOneWhoFailsWaitADay() throws Exception {
        var checks = new OnboardingChecks(OPTIONS.gateway(), api, ROOT);
        checks.eighteenOfTwentyPass();
        checks.seventeenOfTwentyWaitADay();
    }

    @Test
    void tellsOfEveryPaymentOverABadLine() throws Exception {
        new BadLineChecks(OPTIONS.gateway(), api, company).everyPaymentIsHeard();
    }

    @Test
    void paysNewcomersWhilePlacesLastAndRefundsTheRest() throws Exception {
        new NewcomerChecks(OPTIONS.gateway(), api, company).whoPassesIsPaidWhilePlacesLast();
        new NewcomerChecks(OPTIONS.gateway(), api, company).whoWithdrawsIsRefunded();
        passesTheAudit("paid newcomers");
    }

    @Test
    void answersGibberishAsItsContractSays() throws Exception {
        assertTrue(ContractFuzz.of(OPTIONS.gateway(), api, 1).run(25) > 100, "only wrong ones");
    }

    @Test
    void showsNobodyAnothersJobAndLetsNobodyTouchIt() throws Exception {
        var checks = new TenantChecks(OPTIONS.gateway(), api, company);
        checks.anothersJobIsNotFoundByAnyOperation();
        checks.anothersCommunityIsOnlyShown();
    }

    /** Last, so that the lease that was taken first has run out while the others ran. */
    @Test
    @Order(Integer.MAX_VALUE)
    void refusesAnAnswerAfterTheEndOfItsLease() throws Exception {
        LoggedFacts.ofAnswers(OPTIONS, lease.communityId())
                .areNotChangedBy(() ->
                        assertEquals("lease-expired", lease.answeredLate().path("code").asText()));
    }

    @Test
    void refusesALeaseShorterThanTheSafeRange() throws Exception {
        refusals().aLeaseShorterThanTheSafeRange();
    }

    @Test
    void letsMembersChangeWhatHolds() throws Exception {
        var checks = new GovernanceChecks(OPTIONS.gateway(), api, company);
        checks.membersDecide();
        checks.whatMembersDecidedWaitsAndStays();
    }

    @Test
    void letsAWorkerInWhoHasTheReputationThatIsAskedFor() throws Exception {
        new AdmissionChecks(OPTIONS.gateway(), api, company).reputationOpensTheDoor();
    }

    @Test
    void letsAWorkerInWhoHasStakedWhatIsAskedFor() throws Exception {
        try (var chain = new LocalChain(OPTIONS.chain(), OPTIONS.chainFile())) {
            new AdmissionChecks(OPTIONS.gateway(), api, company).aStakeOpensTheDoor(chain);
        }
    }

    @Test
    void ranksWhoWishesItAndNobodyElse() throws Exception {
        new ProgressChecks(api, company).whoWishesIsRankedAndNobodyElse();
    }

    @Test
    void exportsEveryItemWhileItsJobRuns() throws Exception {
        new ExportChecks(api, company).isWholeWhileTheJobRuns();
    }

    @Test
    void stopsACommunityThatLiesUntilItsFounderLetsItGoOn() throws Exception {
        try (var checks = new BreakerChecks(OPTIONS.gateway(), api, company)) {
            checks.liesTripTheBreaker();
            checks.honestWorkersGoOn();
        }
    }

    @Test
    void stopsAloneTheJobWhoseKnownAnswersAreWrong() throws Exception {
        new WrongGoldChecks(OPTIONS.gateway(), api, company).stopsTheJobThatDeclaresItAndNoOther();
    }

    @Test
    void refundsAJobThatIsCancelledWhileItsCommunityIsStopped() throws Exception {
        try (var checks = new BreakerChecks(OPTIONS.gateway(), api, company)) {
            checks.liesTripTheBreaker();
            checks.whoCancelsIsRefundedToTheUnit();
        }
    }
}
