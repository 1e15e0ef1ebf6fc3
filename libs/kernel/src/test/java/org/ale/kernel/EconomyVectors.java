/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors of the economy, read where they lie: the testing library depends on this one. */
final class EconomyVectors {
    private static final Path FILE =
            Path.of("..", "eventsourcing-testing", "src/main/resources/vectors/economy.json");

    private EconomyVectors() {}

    static JsonNode vector(String name) {
        try {
            return new ObjectMapper().readTree(FILE.toFile()).required(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BigInteger integer(JsonNode node) {
        return new BigInteger(node.asText());
    }

    static List<BigInteger> integers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(EconomyVectors::integer)
                .toList();
    }
}
