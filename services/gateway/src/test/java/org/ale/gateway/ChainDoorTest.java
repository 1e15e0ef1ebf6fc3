/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ale.gateway.identity.SessionTokens;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money from and to the chain, and money by card: what the door lets in, and nothing is lost. */
@QuarkusTest
class ChainDoorTest {
    private static final String USD = "{\"token\":\"" + FakeChain.USD + "\"}";
    private static final String SIGNED = "0x" + "1b".repeat(65);

    @Inject SessionTokens sessions;
    private FakeStripe stripe;
    private String apiKey;

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

    private static String job(int number) {
        return FakeChain.QUOTED + "%02x".formatted(number);
    }

    private RequestSpecification client() {
        return given().header("Authorization", "Bearer " + apiKey).contentType("application/json");
    }

    private RequestSpecification worker() {
        var token = sessions.issue(new WorkerId(UUID.randomUUID())).token();
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void tellsWhichChainItIsWithChecksummedAddresses() {
        client().get("/v1/chain")
                .then()
                .statusCode(200)
                .body("chainId", equalTo(31337))
                .body("contracts.escrow", equalTo("0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512"))
                .body("tokens[0].symbol", equalTo("TUSD"));
        worker().get("/v1/epochs").then().statusCode(200).body("epochs[0].index", equalTo(3));
    }

    @Test
    void quotesADepositInAListedToken() {
        client().body(USD)
                .post("/v1/jobs/" + job(1) + "/deposit-quote")
                .then()
                .statusCode(200)
                .body("aleBaseUnits", equalTo(FakeChain.BUDGET))
                .body("aleMinBaseUnits", equalTo("4950000000000000000000"))
                .body("token", equalTo("0x5FbDB2315678afecb367f032d93F642f64180aa3"));
    }

    @Test
    void refusesAnotherTokenAnotherChainATypoAndALapsedQuote() {
        var quote = "/v1/jobs/" + job(1) + "/deposit-quote";
        var unlisted = "{\"token\":\"" + FakeChain.ESCROW + "\"}";
        assertProblem(client().body(unlisted).post(quote).then(), 422, "token-not-listed");
        var elsewhere = USD.replace("}", ",\"chainId\":1}");
        assertProblem(client().body(elsewhere).post(quote).then(), 422, "wrong-chain");
        var typo = USD.replace("0x5f", "0x5F");
        assertProblem(client().body(typo).post(quote).then(), 422, "malformed-address");
        var late = "/v1/jobs/" + FakeChain.EXPIRED_JOB + "/deposit-quote";
        assertProblem(client().body(USD).post(late).then(), 409, "quote-expired");
        var unknown = "/v1/jobs/" + UUID.randomUUID() + "/deposit-quote";
        assertProblem(client().body(USD).post(unknown).then(), 404, "job-not-found");
        var open = "/v1/jobs/" + FakeServices.HUGE_JOB + "/deposit-quote";
        assertProblem(client().body(USD).post(open).then(), 409, "wrong-state");
    }

    @Test
    void showsWhatGoesBackAndHowItIsClaimed() {
        client().get("/v1/jobs/" + job(1) + "/deposits")
                .then()
                .statusCode(200)
                .body("deposits[0].state", equalTo("REFUNDED"))
                .body("refundedBaseUnits", equalTo("7"))
                .body("refundClaims", hasSize(1))
                .body("refundClaims[0].calldata", startsWith("0xbffa55d5"));
    }

    @Test
    void linksAnAccountThatSignedAndNoOther() {
        var body = "{\"account\":\"%s\",\"signature\":\"%s\",\"chainId\":%d}";
        var path = "/v1/me/payout-address";
        var good = body.formatted(FakeChain.PAYER, SIGNED, 31337);
        worker().body(good).put(path).then().statusCode(200).body("token", equalTo("0-1"));
        var forged = body.formatted(FakeChain.PAYER, SIGNED.replaceAll("1b$", "00"), 31337);
        assertProblem(worker().body(forged).put(path).then(), 422, "signature-invalid");
        var typo = body.formatted(FakeChain.PAYER.replace("0x70", "0x7"), SIGNED, 31337);
        assertProblem(worker().body(typo).put(path).then(), 422, "malformed-address");
        var elsewhere = body.formatted(FakeChain.PAYER, SIGNED, 1);
        assertProblem(worker().body(elsewhere).put(path).then(), 422, "wrong-chain");
        var unsigned = body.formatted(FakeChain.PAYER, "0x12", 31337);
        assertProblem(worker().body(unsigned).put(path).then(), 400, "invalid-argument");
    }

    @Test
    void tellsWhatIsMineOnTheChain() {
        worker().get("/v1/me/settlement")
                .then()
                .statusCode(200)
                .body("claimableBaseUnits", equalTo("6"))
                .body("pendingBaseUnits", equalTo("1"));
        assertProblem(client().get("/v1/me/settlement").then(), 401, "invalid-token");
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
        var purchase = checkout(job(2));
        assertTrue(stripe.forms.getFirst().contains("Bearer sk_test_gateway"));
        assertTrue(stripe.forms.getFirst().contains("[unit_amount]=10000"));
        assertEquals(purchase, stripe.keys.getFirst());
        var paid = event(event(), purchase, 10_000);
        tell(paid).statusCode(200).body("outcome", equalTo("DEPOSITED"));
        tell(paid).statusCode(200).body("outcome", equalTo("KNOWN"));
        var asked = FakeChain.treasuryOf(job(2));
        assertEquals(1, asked.size());
        assertEquals(FakeChain.BUDGET, asked.getFirst().getBaseUnits());
        assertEquals("fiat-" + purchase, asked.getFirst().getCommandId());
        assertEquals(FakeChain.PAYER, asked.getFirst().getPayer());
    }

    @Test
    void theSameKeyOpensTheSameCheckout() {
        var path = "/v1/jobs/" + job(3) + "/checkout";
        var first = client().header("Idempotency-Key", "pay").body("{}").post(path).asString();
        var again = client().header("Idempotency-Key", "pay").body("{}").post(path).asString();
        assertEquals(first, again);
        assertEquals(1, stripe.keys.size());
    }

    @Test
    void aForgedEventMovesNothing() throws Exception {
        var purchase = checkout(job(4));
        var paid = event(event(), purchase, 10_000);
        assertProblem(tell(paid, "whsec_other"), 400, "signature-invalid");
        var path = "/v1/providers/stripe/webhooks";
        var unsigned = given().contentType("application/json").body(paid).post(path).then();
        assertProblem(unsigned, 400, "signature-missing");
        assertEquals(0, FakeChain.treasuryOf(job(4)).size());
    }

    @Test
    void whatCannotFundTheJobIsGivenBack() throws Exception {
        var purchase = checkout(job(5));
        tell(event(event(), purchase, 9_999))
                .statusCode(200)
                .body("outcome", equalTo("GIVEN_BACK"));
        assertTrue(stripe.forms.getLast().contains("/v1/refunds"));
        assertEquals(0, FakeChain.treasuryOf(job(5)).size());
        tell(event(event(), purchase, 10_000)).body("outcome", equalTo("DEPOSITED"));
        var second = checkout(job(5));
        tell(event(event(), second, 10_000)).body("outcome", equalTo("GIVEN_BACK"));
        assertEquals(1, FakeChain.treasuryOf(job(5)).size());
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
}
