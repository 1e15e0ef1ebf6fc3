/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table, the published contract and the code say the same. */
@QuarkusTest
class ContractTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (GET|POST|PUT|DELETE) \\| (\\S+) \\| ([^|]+) \\| .*");

    private static TreeMap<String, JsonNode> operations() throws Exception {
        var operations = new TreeMap<String, JsonNode>();
        Operation.published().forEach(each -> operations.put(each.name(), each.about()));
        return operations;
    }

    @Test
    void namesEveryEndpointInTheReadme() throws Exception {
        var rows = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("README.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row.group(1) + " " + row.group(2));
            }
        }

        assertEquals(rows, new TreeSet<>(operations().keySet()));
    }

    @Test
    void describesEveryOperationWithItsProblemsAndCallers() throws Exception {
        var missing = new ArrayList<String>();
        operations()
                .forEach((name, operation) -> {
                    if (operation.path("summary").asText().isBlank()) {
                        missing.add("summary of " + name);
                    }
                    var problem =
                            operation.at(
                                    "/responses/default/content/application~1problem+json/schema");
                    if (!problem.path("$ref").asText().endsWith("/Problem")) {
                        missing.add("problems of " + name);
                    }
                    for (var parameter : operation.path("parameters")) {
                        if (parameter.path("description").asText().isBlank()) {
                            missing.add(parameter.path("name").asText() + " of " + name);
                        }
                    }
                });

        assertEquals(List.of(), missing);
    }

    @Test
    void saysWhatEverySuccessLooksLike() throws Exception {
        var vague = new ArrayList<String>();
        operations()
                .forEach((name, operation) -> {
                    for (var response : operation.path("responses").properties()) {
                        var isNothing = response.getKey().equals("204");
                        if (response.getValue().path("content").isEmpty() != isNothing) {
                            vague.add(name + " " + response.getKey());
                        }
                        for (var media : response.getValue().path("content")) {
                            if (media.path("schema").isEmpty()) {
                                vague.add(name + " " + response.getKey());
                            }
                        }
                    }
                });

        assertEquals(List.of(), vague);
    }

    @Test
    void listsTheCodesOfProblems() throws Exception {
        var problem = Operation.contract().at("/components/schemas/Problem/description").asText();

        assertTrue(problem.contains("| `lease-expired` | 409 |"), problem);
    }

    @Test
    void givesEveryOperationANameOfItsOwn() throws Exception {
        var names = operations().values().stream().map(each -> each.path("operationId").asText());

        assertEquals(operations().size(), names.filter(name -> !name.isBlank()).distinct().count());
    }

    @Test
    void leaksNoTypeOfALibrary() throws Exception {
        var schemas = Operation.contract().at("/components/schemas");

        for (var type : List.of("JsonNode", "JsonNodeType", "MediaType", "OutboundSseEvent")) {
            assertFalse(schemas.has(type), type);
        }
    }

    @Test
    void saysTheCallersThatTheReadmeSays() throws Exception {
        var said = new TreeMap<String, String>();
        operations().forEach((name, operation) -> said.put(name, callers(operation)));
        var written = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Path.of("README.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var caller = row.group(3).replaceAll(" \\(.*", "");
                written.put(row.group(1) + " " + row.group(2), caller);
            }
        }

        assertEquals(written, said);
    }

    private static String callers(JsonNode operation) {
        var callers = new TreeSet<String>();
        for (var scheme : operation.path("security")) {
            scheme.fieldNames().forEachRemaining(callers::add);
        }
        if (callers.isEmpty()) {
            return "anyone";
        }
        return callers.size() == 2 ? "any token" : callers.first();
    }

    @Test
    void saysTheStatusOfWhatIsMade() throws Exception {
        var signUp = Operation.contract().at("/paths/~1v1~1clients/post/responses");

        assertTrue(signUp.has("201") && !signUp.has("200"), signUp.toString());
    }
}
