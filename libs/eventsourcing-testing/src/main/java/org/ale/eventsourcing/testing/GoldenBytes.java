/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Released bytes are frozen: one file of hex for each event type and version. */
public final class GoldenBytes {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private GoldenBytes() {}

    /**
     * Compares bytes with {@code src/test/resources/golden/<name>.hex} of the module under test.
     * With {@code -Dgolden.write=true} a missing file is written; a file that exists is never
     * changed.
     *
     * @param name e.g. {@code PoolClosed_v1}
     */
    public static void check(String name, byte[] actual) {
        var file = FOLDER.resolve(name + ".hex");
        var hex = HexFormat.of().formatHex(actual) + "\n";
        try {
            if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, hex);
            }
            assertEquals(
                    Files.readString(file), hex, name + ": released bytes changed; add a new type");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    name + " has no golden file; run its test once with -Dgolden.write=true", e);
        }
    }
}
