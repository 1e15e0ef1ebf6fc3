/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.ale.gateway.identity.SessionTokens;
import org.ale.gateway.vault.SigningKeys;
import org.ale.kernel.WorkerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the door refuses, it refuses at every operation of the published contract. */
@QuarkusTest
class EveryOperationTest {
    private static final Duration LIFE = Duration.ofHours(12);

    @Inject SigningKeys keys;

    private String client = "";
    private String worker = "";

    @BeforeEach
    void signUp() {
        client =
                given().contentType("application/json")
                        .body("{\"name\":\"Acme\"}")
                        .post("/v1/clients")
                        .path("apiKey");
        worker = tokenOf(Clock.systemUTC());
    }

    private String tokenOf(Clock clock) {
        return new SessionTokens(keys.secret(), LIFE, clock)
                .issue(new WorkerId(UUID.randomUUID()))
                .token();
    }

    private static List<Operation> operations(Predicate<Operation> which) throws Exception {
        var operations = Operation.published().stream().filter(which).toList();
        assertTrue(operations.size() > 2, "the contract has no such operations");
        return operations;
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private RequestSpecification asItsCaller(Operation operation) {
        if (operation.isForAnyone()) {
            return given();
        }
        return as(operation.isFor("client") ? client : worker);
    }

    /** The answers, each once, so that a test names what differs. */
    private static String problem(Response response) {
        var isProblem = response.contentType().startsWith("application/problem+json");
        return response.statusCode() + " " + (isProblem ? response.path("code") : "no problem");
    }

    private interface Attempt {
        Response at(Operation operation);
    }

    private static void everywhere(String expected, Predicate<Operation> which, Attempt attempt)
            throws Exception {
        var other = new TreeSet<String>();
        for (var operation : operations(which)) {
            var answer = problem(attempt.at(operation));
            if (!answer.equals(expected)) {
                other.add(operation.name() + ": " + answer);
            }
        }
        assertEquals(new TreeSet<String>(), other);
    }

    @Test
    void asksForAToken() throws Exception {
        everywhere(
                "401 unauthenticated",
                operation -> !operation.isForAnyone(),
                operation -> operation.sendEmpty(given()));
    }

    @Test
    void refusesAForgedToken() throws Exception {
        everywhere(
                "401 invalid-token",
                operation -> !operation.isForAnyone(),
                operation -> operation.sendEmpty(as("ale_forged")));
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        var yesterday = Clock.fixed(Instant.now().minusSeconds(172_800), ZoneOffset.UTC);
        var old = tokenOf(yesterday);
        everywhere(
                "401 token-expired",
                operation -> operation.isFor("worker"),
                operation -> operation.sendEmpty(as(old)));
    }

    @Test
    void refusesAClientWhereAWorkerIsMeant() throws Exception {
        everywhere(
                "401 invalid-token",
                operation -> operation.isFor("worker") && !operation.isFor("client"),
                operation -> operation.sendEmpty(as(client)));
    }

    @Test
    void refusesAWorkerWhereAClientIsMeant() throws Exception {
        everywhere(
                "401 invalid-token",
                operation -> operation.isFor("client") && !operation.isFor("worker"),
                operation -> operation.sendEmpty(as(worker)));
    }

    @Test
    void refusesABodyThatIsNoJson() throws Exception {
        everywhere(
                "400 malformed-json",
                Operation::takesJson,
                operation ->
                        operation.send(
                                asItsCaller(operation)
                                        .contentType("application/json")
                                        .body("{\"name\":")));
    }

    @Test
    void refusesABodyOfAnotherType() throws Exception {
        everywhere(
                "415 unsupported-media-type",
                Operation::takesJson,
                operation ->
                        operation.send(
                                asItsCaller(operation).contentType("text/plain").body("hello")));
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        var body = "{\"name\":\"" + "x".repeat(200_000) + "\"}";
        everywhere(
                "413 body-too-large",
                Operation::takesJson,
                operation ->
                        operation.send(
                                asItsCaller(operation).contentType("application/json").body(body)));
    }
}
