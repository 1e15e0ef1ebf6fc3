/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The secret of this system's draws: made with its data, read by nobody else, kept with it. */
final class DrawSecret {
    private static final int BYTES = 32;

    private DrawSecret() {}

    /** What a part hears in its environment: a command line would be shown to everybody. */
    static Map<String, String> environment(Part part, Path folder) throws IOException {
        return part == Part.ASSIGNMENT
                ? Map.of("ALE_ASSIGNMENT_SEED_SECRET", of(folder.resolve("data")))
                : Map.of();
    }

    private static String of(Path data) throws IOException {
        var file = data.resolve("draw-secret");
        if (Files.notExists(file)) {
            Files.createDirectories(data);
            var mine = PosixFilePermissions.fromString("rw-------");
            var draft =
                    Files.createTempFile(
                            data, "draw-secret", "", PosixFilePermissions.asFileAttribute(mine));
            Files.writeString(draft, random());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
