/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.ale.eventsourcing.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money by card: what is told twice counts once, what is forged not at all, and none is lost. */
@QuarkusTest
class CardDoorTest {
    @Inject DataSource vault;

    private FakeStripe stripe;
    private String apiKey;
    private final String job = FakeChain.quotedJob();

    @BeforeEach
    void signUp() throws Exception {
        stripe = new FakeStripe(28_181);
        apiKey =
                given().contentType("application/json")
                        .body("{\"name\":\"Acme\"}")
                        .post("/v1/clients")
                        .path("apiKey");
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private RequestSpecification client() {
        return given().header("Authorization", "Bearer " + apiKey).contentType("application/json");
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private ValidatableResponse tell(String event, String secret) throws Exception {
        var time = Long.toString(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var digest = mac.doFinal((time + "." + event).getBytes(StandardCharsets.UTF_8));
        return given().contentType("application/json")
                .header("Stripe-Signature", "t=" + time + ",v1=" + HexFormat.of().formatHex(digest))
                .body(event)
                .post("/v1/providers/stripe/webhooks")
                .then();
    }

    private ValidatableResponse tell(String event) throws Exception {
        return tell(event, "whsec_gateway");
    }

    private static String event(String id, String purchase, long cents) {
        return """
        {"id":"%s","object":"event","type":"checkout.session.completed","data":{"object":
        {"id":"cs_%s","payment_status":"paid","payment_intent":"pi_%s","amount_total":%d,
        "currency":"usd","metadata":{"purchase_id":"%s"}}}}\
        """
                .formatted(id, purchase, id, cents, purchase);
    }

    private String checkout(String job) {
        return client().body("{\"refundAccount\":\"" + FakeChain.PAYER + "\"}")
                .post("/v1/jobs/" + job + "/checkout")
                .then()
                .statusCode(201)
                .body("amountCents", equalTo(10_000))
                .body("aleBaseUnits", equalTo(FakeChain.BUDGET))
                .extract()
                .path("purchaseId");
    }

    private static String event() {
        return "evt_" + UUID.randomUUID();
    }

    @Test
    void aPaymentByCardFundsTheJobOnceHoweverOftenItIsTold() throws Exception {
        var purchase = checkout(job);
        assertTrue(stripe.forms.getFirst().contains("Bearer sk_test_gateway"));
        assertTrue(stripe.forms.getFirst().contains("[unit_amount]=10000"));
        assertEquals(purchase, stripe.keys.getFirst());
        var paid = event(event(), purchase, 10_000);
        tell(paid).statusCode(200).body("outcome", equalTo("DEPOSITED"));
        tell(paid).statusCode(200).body("outcome", equalTo("KNOWN"));
        var byAnotherEvent = paid.replaceFirst("evt_", "evt_again_");
        tell(byAnotherEvent).statusCode(200).body("outcome", equalTo("KNOWN"));
        var asked = FakeChain.treasuryOf(job);
        assertEquals(1, asked.size());
        assertEquals(FakeChain.BUDGET, asked.getFirst().getBaseUnits());
        assertEquals("fiat-" + purchase, asked.getFirst().getCommandId());
        assertEquals(FakeChain.PAYER, asked.getFirst().getPayer());
    }

    @Test
    void whatTheTreasuryDepositedUnheardIsNotGivenBack() throws Exception {
        FakeChain.UNHEARD.add(job);
        var purchase = checkout(job);
        var event = event();
        var paid = event(event, purchase, 10_000);
        assertProblem(tell(paid), 503, "unavailable");
        lapse(purchase);
        tell(paid).statusCode(200).body("outcome", equalTo("DEPOSITED"));
        tell(paid).statusCode(200).body("outcome", equalTo("KNOWN"));
        var asked = FakeChain.treasuryOf(job);
        assertEquals(2, asked.size());
        assertEquals(asked.getFirst(), asked.getLast(), "the same deposit under the same id");
        assertEquals(0, refunds("pi_" + event));
    }

    /** The provider tells again what was not heard, for days. */
    private void lapse(String purchase) throws Exception {
        try (var sql = vault.getConnection();
                var update =
                        sql.prepareStatement(
                                "update purchase set expires_at = now() - interval '1 day'"
                                        + " where purchase_id = ?")) {
            update.setObject(1, UUID.fromString(purchase));
            assertEquals(1, update.executeUpdate());
        }
    }

    @Test
    void aPageStaysOpenForTheLeastThatTheProviderAllows() throws Exception {
        FakeChain.LASTING.put(job, 600);
        var purchase = checkout(job);
        tell(event(event(), purchase, 10_000)).body("outcome", equalTo("DEPOSITED"));
    }

    @Test
    void theSameKeyOpensTheSameCheckout() {
        var path = "/v1/jobs/" + job + "/checkout";
        var first = client().header("Idempotency-Key", "pay").body("{}").post(path).asString();
        var again = client().header("Idempotency-Key", "pay").body("{}").post(path).asString();
        assertEquals(first, again);
        assertEquals(1, stripe.keys.size());
    }

    @Test
    void aForgedEventMovesNothing() throws Exception {
        var purchase = checkout(job);
        var paid = event(event(), purchase, 10_000);
        assertProblem(tell(paid, "whsec_other"), 400, "signature-invalid");
        var path = "/v1/providers/stripe/webhooks";
        var unsigned = given().contentType("application/json").body(paid).post(path).then();
        assertProblem(unsigned, 400, "signature-missing");
        assertEquals(0, FakeChain.treasuryOf(job).size());
    }

    @Test
    void whatCannotFundTheJobIsGivenBack() throws Exception {
        var purchase = checkout(job);
        tell(event(event(), purchase, 9_999))
                .statusCode(200)
                .body("outcome", equalTo("GIVEN_BACK"));
        assertTrue(stripe.forms.getLast().contains("/v1/refunds"));
        assertEquals(0, FakeChain.treasuryOf(job).size());
        tell(event(event(), purchase, 10_000)).body("outcome", equalTo("DEPOSITED"));
        var second = checkout(job);
        tell(event(event(), second, 10_000)).body("outcome", equalTo("GIVEN_BACK"));
        assertEquals(1, FakeChain.treasuryOf(job).size());
    }

    @Test
    void eventsThatAreNoPaymentAreHeardAndIgnored() throws Exception {
        var unpaid =
                event(event(), UUID.randomUUID().toString(), 1).replace("\"paid\"", "\"unpaid\"");
        tell(unpaid).statusCode(200).body("outcome", equalTo("IGNORED"));
        var unknown = event(event(), UUID.randomUUID().toString(), 1);
        assertProblem(tell(unknown), 422, "unknown-purchase");
        assertProblem(tell("{"), 400, "malformed-json");
    }

    private String checkoutForTheTreasury(String job) {
        return client().body("{}").post("/v1/jobs/" + job + "/checkout").path("purchaseId");
    }

    private long refunds(String payment) {
        return stripe.forms.stream()
                .filter(form -> form.contains("/v1/refunds") && form.endsWith(payment))
                .count();
    }

    private void awaitRefund(String payment) throws Exception {
        Patience.until(() -> refunds(payment) > 0);
        assertEquals(1, refunds(payment), "refunds of " + payment);
    }

    /**
     * Deposits are looked at one after the other, the oldest first: what has not happened to an
     * older one when this one is given back does not happen.
     */
    private void awaitTheRefundOfAnother() throws Exception {
        awaitRefundOf(FakeChain.quotedJob(), "FAILED");
    }

    private String awaitRefundOf(String other, String state) throws Exception {
        var event = event();
        tell(event(event, checkoutForTheTreasury(other), 10_000))
                .body("outcome", equalTo("DEPOSITED"));
        FakeChain.TREASURY_DEPOSITS.put(other, state);
        awaitRefund("pi_" + event);
        return "pi_" + event;
    }

    @Test
    void theCardIsPaidBackIfTheTreasuryRefuses() throws Exception {
        FakeChain.REFUSING.add(job);
        var purchase = checkout(job);
        var event = event();
        tell(event(event, purchase, 10_000)).statusCode(200).body("outcome", equalTo("GIVEN_BACK"));
        awaitRefund("pi_" + event);
        FakeChain.REFUSING.remove(job);
        tell(event(event(), purchase, 10_000)).body("outcome", equalTo("GIVEN_BACK"));
        tell(event(event(), checkout(job), 10_000)).body("outcome", equalTo("DEPOSITED"));
    }

    @Test
    void theCardIsPaidBackOnceIfTheDepositIsRefusedLater() throws Exception {
        for (var state : List.of("FAILED", "REFUNDED")) {
            var payment = awaitRefundOf(FakeChain.quotedJob(), state);
            awaitTheRefundOfAnother();
            assertEquals(1, refunds(payment), "it is not looked at again");
        }
    }

    @Test
    void theCardIsNotPaidBackIfTheChainOwesItToTheClient() throws Exception {
        var event = event();
        tell(event(event, checkout(job), 10_000)).body("outcome", equalTo("DEPOSITED"));
        FakeChain.TREASURY_DEPOSITS.put(job, "REFUNDED");
        awaitTheRefundOfAnother();
        assertEquals(0, refunds("pi_" + event));
    }

    @Test
    void aQuoteThatLapsedTakesNoCard() {
        var path = "/v1/jobs/" + FakeChain.EXPIRED_JOB + "/checkout";
        assertProblem(client().body("{}").post(path).then(), 409, "quote-expired");
        assertEquals(0, stripe.keys.size());
    }
}
