/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final int FIRST_PORT_OF_CLIENTS = 32_768;
    private static final Options USUAL = Options.of(Path.of("."));

    @Test
    void noPortOfTheSystemIsOneThatAnOutgoingConnectionMayHave() {
        var far = USUAL.withPortOffset(Options.PORT_OFFSET_MAX);
        var highest = Arrays.stream(Part.values()).mapToInt(far::port).max().orElseThrow();
        assertTrue(highest + Options.CONTROLLER_DISTANCE < FIRST_PORT_OF_CLIENTS);
    }

    @Test
    void refusesAnOffsetThatReachesThem() {
        assertThrows(
                IllegalArgumentException.class,
                () -> USUAL.withPortOffset(Options.PORT_OFFSET_MAX + 1));
        assertThrows(IllegalArgumentException.class, () -> USUAL.withPortOffset(-1));
    }

    @Test
    void systemsOnOtherPortsLieInOtherFolders() {
        var root = Path.of("/ale");
        var usual = Options.of(root);
        assertEquals(Path.of("/ale/.ale/run"), usual.folder());
        assertEquals(Path.of("/ale/.ale/run-1000"), usual.withPortOffset(1000).folder());
        assertEquals(usual, usual.withPortOffset(1000).withPortOffset(0));
        var named = usual.withFolder(Path.of("/there")).withPortOffset(1000);
        assertEquals(Path.of("/there"), named.folder());
    }
}
