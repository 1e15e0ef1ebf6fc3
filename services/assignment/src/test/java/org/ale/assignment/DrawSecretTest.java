/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A secret that everybody knows is none. */
class DrawSecretTest {
    private static final String NAME = "ale.assignment.seed-secret";

    @Test
    void aServiceWithoutASecretDoesNotStartAndSaysWhatToDo() {
        for (var secret :
                Set.of(Optional.<String>empty(), Optional.of(" "), Optional.of("short"))) {
            var none = new DrawSecret(secret);
            var failure =
                    assertThrows(
                            IllegalStateException.class, () -> none.require(new StartupEvent()));
            assertTrue(String.valueOf(failure.getMessage()).contains("ALE_ASSIGNMENT_SEED_SECRET"));
        }
    }

    @Test
    void aServiceWithASecretStarts() {
        new DrawSecret(Optional.of("0123456789abcdef")).require(new StartupEvent());
    }

    @Test
    void onlyDevelopmentAndTestsHaveADefault() throws IOException {
        var withDefault = new TreeSet<String>();
        for (var profile : Set.of("prod", "dev", "test")) {
            if (configured(profile).isPresent()) {
                withDefault.add(profile);
            }
        }
        assertEquals(Set.of("dev", "test"), withDefault);
    }

    private static Optional<String> configured(String profile) throws IOException {
        var file = DrawSecretTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .withProfile(profile)
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(java.util.Objects.requireNonNull(file)))
                .build()
                .getOptionalValue(NAME, String.class);
    }
}
