/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.ale.crowd.chain.ChainDemo;

/**
 * People who begin: they are dealt the set of Bot or Not, the platform's first community. Somebody
 * pays for those who pass it; one of them does not know it.
 */
final class Newcomers {
    private static final int PLACES = 3;
    private static final int DECKS = 2;
    private static final int WRONG_TOO_MANY = 3;

    /**
     * 6 ALE a place, more or less as the swap brings it: what the community's hourly floor asks for
     * twenty answers, and the fee.
     */
    private static final BigInteger BUDGET =
            BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(6L * PLACES));

    private final ApiClient api;
    private final ChainDemo money;
    private final Path root;
    private final Consumer<String> screen;

    Newcomers(ApiClient api, ChainDemo money, Path root, Consumer<String> screen) {
        this.api = api;
        this.money = money;
        this.root = root;
        this.screen = screen;
    }

    /** Lets them begin; what became of it as part of a report. */
    ObjectNode begin(ClientCompany company) throws ApiException, InterruptedException, IOException {
        var job = company.payNewcomers(OnboardingJourney.BOT_OR_NOT, "Welcome", PLACES);
        company.quote(job, BUDGET.toString());
        money.fund(company, job, BUDGET.toString());
        company.change(job, "open");
        ChainDemo.await("its places are open", () -> placesAreOpen(company));
        var people = new ArrayList<WorkerAccount>();
        for (var person = 0; person <= PLACES; person++) {
            people.add(WorkerAccount.signUp(api));
        }
        money.link(people);
        var passed = answer(people);
        ChainDemo.await(
                "the last place is paid",
                () -> company.job(job).path("state").asText().equals("COMPLETED"));
        for (var person : people.subList(1, people.size())) {
            ChainDemo.await("the chain is told what a newcomer earned", () -> isTold(person));
        }
        var done = company.job(job);
        screen.accept(
                String.format(
                        Locale.ROOT,
                        "%d newcomers passed Bot or Not and were paid at once; %d did not",
                        passed,
                        people.size() - passed));
        return ApiClient.JSON
                .createObjectNode()
                .put("came", people.size())
                .put("passed", passed)
                .put("potBaseUnits", earned(people.getLast()).toString())
                .put("fundedBaseUnits", done.path("fundedBaseUnits").asText())
                .put("paidBaseUnits", done.path("paidBaseUnits").asText());
    }

    private static boolean placesAreOpen(ClientCompany company)
            throws ApiException, InterruptedException {
        return company.community(OnboardingJourney.BOT_OR_NOT).at("/onboarding/placesLeft").asInt()
                == PLACES;
    }

    /** The first of them gets three of twenty wrong. */
    private int answer(List<WorkerAccount> people)
            throws ApiException, InterruptedException, IOException {
        var passed = 0;
        for (var person : people) {
            var journey = new OnboardingJourney(api, person, root);
            var wrong = person.equals(people.getFirst()) ? WRONG_TOO_MANY : 0;
            for (var deck = 0; deck < DECKS; deck++) {
                journey.answer(journey.deck(), deck == 0 ? wrong : 0);
            }
            passed += journey.standing().path("state").asText().equals("PASSED") ? 1 : 0;
        }
        return passed;
    }

    private BigInteger earned(WorkerAccount person) throws ApiException, InterruptedException {
        var earnings = api.get("/v1/me/earnings", person.caller());
        return new BigInteger(earnings.path("totalBaseUnits").asText("0"));
    }

    private boolean isTold(WorkerAccount person) throws ApiException, InterruptedException {
        var earnings = api.get("/v1/me/earnings", person.caller());
        var total = earnings.path("totalBaseUnits").asText("0");
        return !total.equals("0") && total.equals(earnings.path("settledBaseUnits").asText());
    }
}
