/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import org.ale.gateway.identity.SessionTokens;
import org.ale.kernel.WorkerId;
import org.ale.schemas.chainbridge.v1.SetAutoStakeRequest;
import org.ale.schemas.communities.v1.CommunityView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money from and to the chain: what the door lets in, and nothing is lost. */
@QuarkusTest
class ChainDoorTest {
    private static final String USD = "{\"token\":\"" + FakeChain.USD + "\"}";
    private static final String SIGNED = "0x" + "1b".repeat(65);

    @Inject SessionTokens sessions;
    private String apiKey;
    private final String job = FakeChain.quotedJob();

    @BeforeEach
    void signUp() {
        apiKey =
                given().contentType("application/json")
                        .body("{\"name\":\"Acme\"}")
                        .post("/v1/clients")
                        .path("apiKey");
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
                .post("/v1/jobs/" + job + "/deposit-quote")
                .then()
                .statusCode(200)
                .body("aleBaseUnits", equalTo(FakeChain.BUDGET))
                .body("aleMinBaseUnits", equalTo("4950000000000000000000"))
                .body("token", equalTo("0x5FbDB2315678afecb367f032d93F642f64180aa3"));
    }

    @Test
    void refusesAnotherTokenAnotherChainATypoAndALapsedQuote() {
        var quote = "/v1/jobs/" + job + "/deposit-quote";
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
        client().get("/v1/jobs/" + job + "/deposits")
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

    @Test
    void tellsWhatIsStakedByItselfAndWhatTheNextWishSigns() {
        worker().get("/v1/me/auto-stake")
                .then()
                .statusCode(200)
                .body("bps", equalTo(2500))
                .body("nonce", equalTo(3))
                .body("wishedBps", equalTo(5000))
                .body("wishState", equalTo("REFUSED"));
        assertProblem(client().get("/v1/me/auto-stake").then(), 401, "invalid-token");
    }

    @Test
    void tellsAStrangerWhatARootWasMadeOf() {
        var path = "/v1/settlements/2/leaves";
        var page = given().get(path + "?pageSize=1").then().statusCode(200);
        page.body("epoch", equalTo(2))
                .body("root", equalTo("0xaa"))
                .body("dataHash", equalTo("0xdd"))
                .body("isFinal", equalTo(true))
                .body("leafCount", equalTo(1))
                .body("leaves[0].account", equalToIgnoringCase(FakeChain.PAYER))
                .body("leaves[0].cumulativeBaseUnits", equalTo("10"));
        String next = page.extract().path("nextPageToken");
        given().get(path + "?pageToken=" + next).then().body("leaves", hasSize(0));
        assertProblem(given().get("/v1/settlements/3/leaves").then(), 404, "unknown-epoch");
        assertProblem(given().get("/v1/settlements/0/leaves").then(), 404, "unknown-epoch");
        assertProblem(given().get(path + "?pageSize=1001").then(), 400, "invalid-argument");
    }

    @Test
    void takesOneWishToStakeAtATime() {
        var path = "/v1/me/auto-stake";
        var body = "{\"bps\":%d,\"deadline\":1,\"signature\":\"" + SIGNED + "\"}";
        worker().body(body.formatted(0)).put(path).then().statusCode(200);
        var early = worker().body(body.formatted(10_000)).put(path).then();
        assertProblem(early, 409, "wish-on-its-way");
        var beyond = worker().body(body.formatted(10_001)).put(path).then();
        assertProblem(beyond, 400, "invalid-argument");
    }

    @Test
    void aQuoteThatIsNotToldIsReadFromTheJob() {
        FakeWork.COMMUNITIES.put(FakeChain.COMMUNITY, CommunityView.getDefaultInstance());
        var path = "/v1/jobs/" + job + "/quote";
        var body = "{\"budgetBaseUnits\":\"%s\"}";
        client().body(body.formatted(FakeChain.BUDGET))
                .post(path)
                .then()
                .statusCode(200)
                .body("quote.budgetBaseUnits", equalTo(FakeChain.BUDGET));
        var other = client().body(body.formatted("1" + FakeChain.BUDGET)).post(path).then();
        assertProblem(other, 409, "quote-expired");
    }

    @Test
    void anotherWishUnderTheSameKeyIsAnotherCommand() {
        var token = sessions.issue(new WorkerId(UUID.randomUUID())).token();
        var body = "{\"bps\":%d,\"deadline\":1,\"signature\":\"" + SIGNED + "\"}";
        var ids = new ArrayList<String>();
        for (var bps : new int[] {0, 0, 2_500}) {
            given().header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", "wish")
                    .contentType("application/json")
                    .body(body.formatted(bps))
                    .put("/v1/me/auto-stake")
                    .then()
                    .statusCode(200);
            ids.add(FakeWork.latest(SetAutoStakeRequest.class).getCommandId());
        }
        assertEquals(ids.get(0), ids.get(1));
        assertNotEquals(ids.get(0), ids.get(2));
    }
}
