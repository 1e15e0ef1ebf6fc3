/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A law that a module does not run is a wish. */
class EveryModuleTest {
    private final House house = House.here();

    @Test
    void runsTheLaws() throws IOException {
        var lawless = new ArrayList<Path>();
        for (var module : house.modules()) {
            if (!runsTheLaws(module)) {
                lawless.add(house.root().relativize(module));
            }
        }
        assertEquals(List.of(), lawless, "these modules have no HouseRulesTest");
        assertTrue(house.modules().size() > 20, "modules " + house.modules());
    }

    private static boolean runsTheLaws(Path module) throws IOException {
        try (var files = Files.walk(module.resolve("src"))) {
            return files.anyMatch(file -> file.endsWith("HouseRulesTest.java"));
        }
    }

    @Test
    void isNamedByItsReactor() throws IOException {
        for (var module : house.modules()) {
            var reactor = Files.readString(module.resolveSibling("pom.xml"));
            assertTrue(
                    reactor.contains("<module>" + module.getFileName() + "</module>"),
                    module + " is built by nobody");
        }
    }

    @Test
    void knowsTheServicesByTheirFolders() {
        assertTrue(
                house.contexts()
                        .containsAll(
                                List.of(
                                        "assignment",
                                        "communities",
                                        "consensus",
                                        "gateway",
                                        "jobs",
                                        "payment",
                                        "reputation")),
                "contexts " + house.contexts());
    }
}
