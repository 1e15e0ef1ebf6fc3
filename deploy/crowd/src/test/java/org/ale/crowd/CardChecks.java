/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import static org.ale.crowd.RawApi.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.ale.audit.chain.Abi;
import org.ale.crowd.chain.CardPayment;
import org.ale.crowd.chain.LocalChain;
import org.ale.crowd.chain.Wallet;

/** Money by card through the real gateway, provider, bridge, chain and jobs. */
final class CardChecks {
    private static final String BUDGET = "100000000000000000000";
    private static final String UNSIGNED = "";

    private final String gateway;
    private final ClientCompany company;

    CardChecks(String gateway, ClientCompany company) {
        this.gateway = gateway;
        this.company = company;
    }

    /** Nobody but the provider can say that something was paid. */
    void forgedWebhooksAreRefused(String job) throws Exception {
        company.quote(job, BUDGET);
        var page = company.checkout(job);
        var paid =
                """
                {"id":"evt_forged","type":"checkout.session.completed","data":{"object":
                {"id":"%s","payment_status":"paid","payment_intent":"pi_forged","amount_total":200,
                "currency":"usd","metadata":{"purchase_id":"%s"}}}}\
                """
                        .formatted(
                                sessionOf(page.path("url").asText()),
                                page.path("purchaseId").asText());
        var now = Instant.now().getEpochSecond();
        assertProblem(400, "signature-missing", webhook(paid, UNSIGNED));
        assertProblem(
                400, "signature-invalid", webhook(paid, "t=" + now + ",v1=" + "ab".repeat(32)));
    }

    /** Asked after an honest payment went the whole way, for a forged one would have by then. */
    void isNotFunded(String job) throws Exception {
        assertEquals("QUOTED", company.job(job).path("state").asText());
        assertEquals("0", company.job(job).path("fundedBaseUnits").asText("0"));
    }

    /** What is paid honestly funds the job, by a deposit on the chain. */
    void aPaymentFunds(ApiClient api, String job) throws Exception {
        company.quote(job, BUDGET);
        new CardPayment(api).fund(company, job, BUDGET);
        assertEquals(BUDGET, company.job(job).path("fundedBaseUnits").asText());
    }

    /** A swap that is sent after its minute is refused by the escrow; the dollars stay. */
    void aLapsedSwapTakesNothing(LocalChain chain, String job) throws Exception {
        company.quote(job, BUDGET);
        var usd = chain.contract("usd");
        var wallet = Wallet.localClient();
        var quote = company.depositQuote(job, usd);
        var dollars = Abi.word(new BigInteger(quote.path("amountIn").asText()));
        chain.send(
                wallet,
                usd,
                Abi.call("mint(address,uint256)", Abi.word(wallet.account()), dollars));
        chain.send(wallet, usd, quote.path("approveCalldata").asText());
        var before = chain.balance("usd", wallet.account());
        chain.passTime(Duration.ofSeconds(61));
        assertThrows(
                IOException.class,
                () ->
                        chain.send(
                                wallet,
                                quote.path("escrow").asText(),
                                quote.path("depositCalldata").asText()));
        assertEquals(before, chain.balance("usd", wallet.account()));
        assertEquals("QUOTED", company.job(job).path("state").asText());
    }

    private static String sessionOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private RawApi.Answer webhook(String body, String signature) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(gateway + "/v1/providers/stripe/webhooks"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("Stripe-Signature", signature);
        }
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new RawApi.Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    ApiClient.JSON.readTree(answer.body()));
        }
    }
}
