/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Bodies and words as nobody should send them, out of a seed; some of them are right by chance. */
final class Gibberish {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 4;
    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "a",
                    "yes",
                    "no",
                    "BALANCED",
                    "BINARY",
                    "minVotes",
                    "0",
                    "-1",
                    "1e9",
                    "1000000000000000000",
                    "9".repeat(80),
                    "0x",
                    "2026-01-01T00:00:00Z",
                    "+1000000000-01-01T00:00:00Z",
                    "null",
                    "%00",
                    "a\u0000b",
                    "\ud83c\udf33",
                    "\u202e",
                    "' or 1=1 --",
                    "../../etc/passwd",
                    "x".repeat(5_000));
    private static final List<JsonNode> NUMBERS =
            List.of(
                    JSON.numberNode(0),
                    JSON.numberNode(1),
                    JSON.numberNode(-1),
                    JSON.numberNode(20),
                    JSON.numberNode(Integer.MAX_VALUE),
                    JSON.numberNode(Long.MIN_VALUE),
                    JSON.numberNode(BigInteger.TWO.pow(200)),
                    JSON.numberNode(1.5));

    private final Random random;
    private final PublishedContract contract;
    private final List<String> known;

    /**
     * @param known ids that exist
     */
    Gibberish(long seed, PublishedContract contract, List<String> known) {
        this.random = new Random(seed);
        this.contract = contract;
        this.known = known;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** A word; an id that exists, or does not, among them. */
    String word() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> any(known);
            case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
            default -> any(WORDS);
        };
    }

    /** A value for a schema: mostly of its type, and as often as not out of any range. */
    JsonNode value(JsonNode schema) {
        return value(contract.resolved(schema), 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (happens(0.15) || depth > DEPTH_MAX) {
            return stranger();
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = JSON.arrayNode();
                for (var entry = random.nextInt(4); entry > 0; entry--) {
                    array.add(value(contract.resolved(schema.path("items")), depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> any(NUMBERS);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(word());
        };
    }

    /** A nullable type is a list of types. */
    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asText();
        }
        return schema.has("properties") ? "object" : type.asText();
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        for (var property : schema.path("properties").properties()) {
            if (happens(0.9)) {
                var about = contract.resolved(property.getValue());
                object.set(property.getKey(), value(about, depth + 1));
            }
        }
        if (schema.has("additionalProperties") || happens(0.02)) {
            object.set(word(), JSON.textNode(word()));
        }
        return object;
    }

    private JsonNode stranger() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.objectNode();
            case 2 -> JSON.arrayNode().add(JSON.nullNode());
            case 3 -> any(NUMBERS);
            case 4 -> JSON.booleanNode(true);
            default -> JSON.textNode(word());
        };
    }
}
