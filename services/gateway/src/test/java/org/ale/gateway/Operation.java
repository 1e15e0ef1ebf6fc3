/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of the published contract. */
record Operation(String method, String path, JsonNode about) {
    private static final String SOME_ID = "00000000-0000-7000-8000-000000000001";

    /** The contract as the gateway tells it. */
    static JsonNode contract() throws Exception {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }

    /** All of the contract. */
    static List<Operation> published() throws Exception {
        var operations = new ArrayList<Operation>();
        for (var path : contract().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var name = method.getKey().toUpperCase(Locale.ROOT);
                operations.add(new Operation(name, path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    String name() {
        return method + " " + path;
    }

    boolean isFor(String caller) {
        return about.path("security").valueStream().anyMatch(scheme -> scheme.has(caller));
    }

    boolean isForAnyone() {
        return about.path("security").isEmpty();
    }

    /** Of a signed message the signature is looked at first. */
    boolean takesJson() {
        return about.at("/requestBody/content").has("application/json")
                && !about.toString().contains("Stripe-Signature");
    }

    Response sendEmpty(RequestSpecification request) {
        var types = about.at("/requestBody/content").fieldNames();
        return send(types.hasNext() ? request.contentType(types.next()) : request);
    }

    Response send(RequestSpecification request) {
        return request.request(method, path.replaceAll("\\{[^}]+}", SOME_ID));
    }
}
