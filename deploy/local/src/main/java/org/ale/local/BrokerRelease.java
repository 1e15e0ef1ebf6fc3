/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * The newest broker that has written a log, noted beside it. A broker reads what an older one wrote
 * and not the other way round; it would only say that a feature level is unknown to it.
 */
final class BrokerRelease {
    private static final String FILE = "written-by";

    private BrokerRelease() {}

    /** Notes this broker's release, unless a newer one has written here. */
    static void requireReadable(Path folder) throws IOException {
        requireReadable(folder, AppInfoParser.getVersion());
    }

    /**
     * Notes a release, unless a newer one is noted.
     *
     * @throws LocalException if a newer one is; nothing is changed then
     */
    static void requireReadable(Path folder, String release) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.exists(file)) {
            var newest = Files.readString(file).strip();
            if (Version.parse(newest).compareTo(Version.parse(release)) > 0) {
                throw new LocalException(
                        "the log in %s was written by Kafka %s, which Kafka %s cannot read; go back"
                                        .formatted(folder, newest, release)
                                + " to the build that wrote it, or give it up with `make forget`");
            }
        }
        Files.writeString(file, release + "\n");
    }
}
