/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

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
}
