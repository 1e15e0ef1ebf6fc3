/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What Jazzer calls with bytes that it makes up, in a process of its own. Where there are several
 * doors, the first byte says through which the rest goes.
 */
public final class FuzzedDoor {
    /** Names the doors, with commas between them. */
    static final String DOORS = "ale.fuzz.doors";

    private static final List<Doors.Taking> CHOSEN =
            Arrays.stream(System.getProperty(DOORS, "PLANTED").split(",", -1))
                    .map(Door::valueOf)
                    .map(Doors::behind)
                    .toList();

    private FuzzedDoor() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (CHOSEN.size() == 1) {
            CHOSEN.getFirst().take(bytes);
        } else if (bytes.length > 0) {
            var door = Byte.toUnsignedInt(bytes[0]) % CHOSEN.size();
            CHOSEN.get(door).take(Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }
}
