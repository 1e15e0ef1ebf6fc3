/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.consensus.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Given the same log of real crowd votes, the balanced rule says the same label as the reference
 * implementation for every pool, when it closes and after each audit, and posteriors differ by two
 * millionths at most.
 */
class OracleParityTest {
    private static final String MORE_FIXTURES = "ale.oracle.fixtures";

    static Stream<Path> fixtures() throws IOException {
        return in(Path.of("src", "test", "resources", "oracle"));
    }

    static Stream<Path> moreFixtures() throws IOException {
        return in(Path.of(System.getProperty(MORE_FIXTURES)));
    }

    private static Stream<Path> in(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void agreesWithTheReferenceOnEveryPool(Path fixture) throws IOException {
        check(fixture);
    }

    @ParameterizedTest
    @MethodSource("moreFixtures")
    @EnabledIfSystemProperty(named = MORE_FIXTURES, matches = ".+")
    void agreesWithTheReferenceOnFixturesThatAreNotBundled(Path fixture) throws IOException {
        check(fixture);
    }

    private static void check(Path fixture) throws IOException {
        try (var bytes = Files.newInputStream(fixture)) {
            var oracle = OracleLog.of(bytes);
            assertTrue(oracle.compared > 1000, () -> oracle.compared + " pools compared");
            var decider = new PoolDecider();
            var replayed = decider.initialState();
            for (var event : oracle.log()) {
                replayed = decider.evolve(replayed, event);
            }
            assertEquals(StateView.of(oracle.state()), StateView.of(replayed));
        }
    }
}
