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
 * millionths at most. Fixtures named {@code v3} are of the version that pools are opened with now:
 * a pool with a known answer closes once its votes say it, in the reference too.
 */
class OracleParityTest {
    private static final String MORE_FIXTURES = "ale.oracle.fixtures";

    /** The version that the desk opens pools with. */
    private static final int NOW = 3;

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

    static Stream<Path> fixturesWithoutGold() throws IOException {
        return fixtures().filter(file -> file.toString().contains("-gold0."));
    }

    /** Versions differ in what they do with a known answer; without one they are the same. */
    @ParameterizedTest
    @MethodSource("fixturesWithoutGold")
    void agreesInTheVersionThatPoolsAreOpenedWithNow(Path fixture) throws IOException {
        try (var bytes = Files.newInputStream(fixture)) {
            var oracle = OracleLog.of(bytes, NOW);
            assertEquals(NOW, oracle.version());
            assertTrue(oracle.compared > 1000, () -> oracle.compared + " pools compared");
        }
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
            assertEquals(fixture.toString().contains("-v3.") ? NOW : 1, oracle.version());
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
