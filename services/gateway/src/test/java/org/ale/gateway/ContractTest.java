/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table, the published contract and the code say the same. */
@QuarkusTest
class ContractTest {
    private static final Pattern ROW = Pattern.compile("\\| (GET|POST|PUT) \\| (\\S+) \\| .*");

    private static TreeMap<String, JsonNode> operations() throws Exception {
        var document = given().get("/q/openapi?format=json").asString();
        var operations = new TreeMap<String, JsonNode>();
        for (var path : new ObjectMapper().readTree(document).path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                operations.put(name, method.getValue());
            }
        }
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
                    if (operation.at("/responses/default").isMissingNode()) {
                        missing.add("problems of " + name);
                    }
                    var open =
                            name.contains("/v1/clients")
                                    || name.contains("/v1/workers")
                                    || name.contains("/v1/providers");
                    if (operation.path("security").isEmpty() != open) {
                        missing.add("callers of " + name);
                    }
                });

        assertEquals(List.of(), missing);
    }
}
