/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The OpenAPI document of a running gateway: its operations, and whether an answer is as it says.
 */
final class PublishedContract {
    private static final Pattern CODE = Pattern.compile("\\| `([a-z0-9-]+)` \\|");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final TreeSet<String> codes = new TreeSet<>();

    private PublishedContract(JsonNode document) {
        this.document = document;
        var described = document.at("/components/schemas/Problem/description").asText();
        CODE.matcher(described).results().forEach(code -> codes.add(code.group(1)));
        document.at("/components/schemas").forEach(PublishedContract::takeNoOther);
    }

    static PublishedContract of(String gateway) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/q/openapi?format=json"));
        try (var http = HttpClient.newHttpClient()) {
            var body = http.send(request.build(), BodyHandlers.ofString()).body();
            return new PublishedContract(ApiClient.JSON.readTree(body));
        }
    }

    /** A field that is not described would be a drift that no one sees. */
    private static void takeNoOther(JsonNode schema) {
        if (schema instanceof ObjectNode type && type.has("properties")) {
            type.put("unevaluatedProperties", false);
        }
    }

    /** One row. */
    record Operation(String method, String path, JsonNode about) {
        String name() {
            return method + " " + path;
        }

        boolean isFor(String caller) {
            return about.path("security").valueStream().anyMatch(scheme -> scheme.has(caller));
        }

        boolean isForAnyone() {
            return about.path("security").isEmpty();
        }

        /** Schema of a JSON body; missing if it takes none. */
        JsonNode body() {
            return about.at("/requestBody/content/application~1json/schema");
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : document.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var name = method.getKey().toUpperCase(Locale.ROOT);
                operations.add(new Operation(name, path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    /** Follows a reference, also of what may be null. */
    JsonNode resolved(JsonNode schema) {
        var named = schema.path("anyOf").path(0).isMissingNode() ? schema : schema.at("/anyOf/0");
        var reference = named.path("$ref").asText();
        return reference.isEmpty() ? named : document.at(reference.substring(1));
    }

    boolean knows(String code) {
        return codes.contains(code);
    }

    /** What in a JSON answer is not as the contract says; empty if all is. */
    List<String> drift(Operation operation, int status, JsonNode answer) {
        var said = operation.about().path("responses").path(Integer.toString(status));
        var schema = said.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return List.of("the contract says nothing of " + status);
        }
        return schemaOf(schema).validate(answer).stream()
                .map(fault -> INDEX.matcher(fault.getMessage()).replaceAll("[]"))
                .distinct()
                .toList();
    }

    private JsonSchema schemaOf(JsonNode schema) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole);
    }
}
