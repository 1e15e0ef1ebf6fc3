/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The numbers that every implementation must reproduce to the last unit. Tests read, never retype.
 */
public final class Vectors {
    private static final String ECONOMY = "/vectors/economy.json";
    private static final String MERKLE = "/vectors/merkle.json";

    private Vectors() {}

    /**
     * One vector of the economy, e.g. {@code V2}.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static JsonNode economy(String name) {
        return of(ECONOMY, name);
    }

    /**
     * Trees as contracts compute them, e.g. {@code settlement}.
     *
     * @throws IllegalArgumentException if there are none of this name
     */
    public static JsonNode merkle(String name) {
        return of(MERKLE, name);
    }

    private static JsonNode of(String resource, String name) {
        try (var json = Vectors.class.getResourceAsStream(resource)) {
            var vector = new ObjectMapper().readTree(json).path(name);
            if (vector.isMissingNode()) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return vector;
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** The whole numbers of an array. */
    public static List<BigInteger> integers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(Vectors::integer).toList();
    }

    /** A whole number, written as text or as a number. */
    public static BigInteger integer(JsonNode node) {
        return new BigInteger(node.asText());
    }
}
