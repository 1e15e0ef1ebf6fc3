/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.ale.eventsourcing.testing.Patience;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.Test;

/** What the gateway decides by itself; the whole system has tests of its own. */
@QuarkusTest
class PublicDoorTest {
    @Inject SigningKeys keys;

    @TestHTTPResource URI home;

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private static String apiKey() {
        return json("{\"name\":\"Acme\"}").post("/v1/clients").path("apiKey");
    }

    private static RequestSpecification client(String body) {
        return json(body).header("Authorization", "Bearer " + apiKey());
    }

    private static void assertProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:ale:problem:" + code))
                .body("detail", notNullValue())
                .body("traceId", notNullValue());
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String workerOf(KeyPair pair) {
        var key = base64url(pair.getPublic().getEncoded());
        return json("{\"publicKey\":\"" + key + "\"}").post("/v1/workers").path("workerId");
    }

    private static ValidatableResponse session(String worker, String challenge, KeyPair pair)
            throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(challenge.getBytes(StandardCharsets.UTF_8));
        var signed =
                "{\"challenge\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(challenge, base64url(signature.sign()));
        return json(signed).post("/v1/workers/" + worker + "/sessions").then();
    }

    private static String challenge(String worker) {
        return given().post("/v1/workers/" + worker + "/challenges").path("challenge");
    }

    @Test
    void opensASessionForTheHolderOfTheDeviceKeyOnce() throws Exception {
        var pair = pair();
        var worker = workerOf(pair);
        assertEquals(worker, workerOf(pair));
        var challenge = challenge(worker);

        session(worker, challenge, pair).statusCode(201).body("token", notNullValue());

        assertProblem(session(worker, challenge, pair), 401, "challenge-not-valid");
        assertProblem(session(worker, challenge(worker), pair()), 401, "wrong-signature");
    }

    @Test
    void refusesAChallengeForNobody() {
        var path = "/v1/workers/" + UUID.randomUUID() + "/challenges";
        assertProblem(given().post(path).then(), 404, "unknown-worker");
        assertProblem(given().post("/v1/workers/x/challenges").then(), 404, "unknown-worker");
    }

    @Test
    void refusesAMissingAForgedAndAnExpiredToken() {
        var yesterday = Clock.fixed(Instant.now().minusSeconds(172_800), ZoneOffset.UTC);
        var old =
                new SessionTokens(keys.secret(), Duration.ofHours(12), yesterday)
                        .issue(new WorkerId(UUID.randomUUID()))
                        .token();

        assertProblem(given().get("/v1/me/earnings").then(), 401, "unauthenticated");
        assertProblem(me("nonsense"), 401, "invalid-token");
        assertProblem(me(old), 401, "token-expired");
        assertProblem(me(apiKey()), 401, "invalid-token");
    }

    private static ValidatableResponse me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/me/earnings").then();
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertProblem(client("{\"title\":").post("/v1/jobs").then(), 400, "malformed-json");
        assertProblem(client("{\"nonsense\":1}").post("/v1/jobs").then(), 400, "malformed-json");
        assertProblem(client("{}").post("/v1/jobs").then(), 400, "invalid-argument");
        assertProblem(client("x".repeat(200_000)).post("/v1/jobs").then(), 413, "body-too-large");
        assertProblem(
                client("").get("/v1/communities?pageSize=ten").then(), 400, "invalid-argument");
        assertProblem(
                json("{\"name\":\"a\",\"name\":\"b\"}").post("/v1/clients").then(),
                400,
                "malformed-json");
        assertProblem(
                json("{\"name\":\"a\"} more").post("/v1/clients").then(), 400, "malformed-json");
        assertProblem(
                json("{\"name\":\"  \"}").post("/v1/clients").then(), 400, "invalid-argument");
        assertProblem(client("{\"items\":1.5}").post("/v1/jobs").then(), 400, "malformed-json");
        assertProblem(given().get("/v1/nowhere").then(), 404, "not-found");
        assertProblem(given().delete("/v1/clients").then(), 405, "method-not-allowed");
    }

    @Test
    void refusesABodyOfAnotherType() {
        var text = given().contentType("text/plain").body("{\"name\":\"Acme\"}");
        assertProblem(text.post("/v1/clients").then(), 415, "unsupported-media-type");
        var items = "/v1/jobs/" + FakeServices.HUGE_JOB + "/items";
        assertProblem(client("content\na\n").post(items).then(), 415, "unsupported-media-type");
        given().contentType("TEXT/CSV")
                .header("Authorization", "bearer " + apiKey())
                .body("content\na\n")
                .post(items)
                .then()
                .statusCode(422)
                .body("code", equalTo("item-count-mismatch"));
    }

    @Test
    void refusesANullWhereAnEntryShouldBe() {
        var community = "{\"name\":\"x\",\"template\":\"BALANCED\",";
        for (var list : new String[] {"requirements", "taskTypes"}) {
            var body = community + "\"" + list + "\":[null]}";
            assertProblem(client(body).post("/v1/communities").then(), 400, "malformed-json");
        }
    }

    @Test
    void namesTheTypesOfTasks() {
        var job =
                """
                {"communityId":"%s","title":"t","taskType":"CHESS","question":"q",
                 "labels":["no","yes"],"items":1}\
                """
                        .formatted(UUID.randomUUID());
        var answer = client(job).post("/v1/jobs").then();

        assertProblem(answer, 400, "invalid-argument");
        answer.body("detail", containsString("SINGLE_CHOICE"));
    }

    @Test
    void namesTheBadLinesOfAnUpload() {
        given().contentType("text/csv")
                .header("Authorization", "Bearer " + apiKey())
                .body("content,gold\na,yes\nb,maybe\n")
                .post("/v1/jobs/" + FakeServices.HUGE_JOB + "/items")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-items"))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].code", equalTo("unknown-label"));
    }

    @Test
    void answersTheSameKeyAlikeAndRefusesItForAnotherRequest() {
        var key = apiKey();
        var job = "/v1/jobs/" + UUID.randomUUID();
        var first = keyed(key, job + "/items", "content\na\n");
        var again = keyed(key, job + "/items", "content\na\n");
        var other = keyed(key, job + "/items", "content\nb\n");

        assertProblem(first, 404, "job-not-found");
        assertEquals(first.extract().asString(), again.extract().asString());
        assertProblem(other, 422, "idempotency-key-reused");
    }

    private static ValidatableResponse keyed(String apiKey, String path, String body) {
        return given().contentType("text/csv")
                .header("Authorization", "Bearer " + apiKey)
                .header("Idempotency-Key", "key-1")
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void saysWhichPartIsDown() throws Exception {
        var pair = pair();
        var worker = workerOf(pair);
        String token = session(worker, challenge(worker), pair).extract().path("token");

        assertProblem(me(token), 503, "unavailable");
    }

    @Test
    void streamsAMillionResultsToASlowReaderInLittleMemory() throws Exception {
        FakeServices.isHeldUp = false;
        FakeServices.isSentWhole = false;
        var uri = home.resolve("/v1/jobs/" + FakeServices.HUGE_JOB + "/results");
        var request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + apiKey()).build();
        try (var http = HttpClient.newHttpClient()) {
            var body = http.send(request, BodyHandlers.ofInputStream()).body();
            Patience.until(() -> FakeServices.isHeldUp || FakeServices.isSentWhole);
            assertFalse(FakeServices.isSentWhole, "nobody read, and all of it was taken");
            try (var lines =
                    new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                var count = 0;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    assertTrue(line.startsWith("{\"item\":" + count + ","), line);
                    count++;
                }
                assertEquals(FakeServices.ITEMS, count);
            }
        }
        assertTrue(Runtime.getRuntime().maxMemory() <= 256L << 20, "the bar is 256 MiB of heap");
    }

    @Test
    void isAliveWithoutItsServices() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("http_server"));
    }
}
