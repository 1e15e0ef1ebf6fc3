/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file for each partition. A file that is broken, or of another version of the code, is as good
 * as none.
 */
public final class SnapshotFiles implements SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);

    private final Path folder;
    private final String codeVersion;

    /**
     * Uses a folder, which is made if it is missing.
     *
     * @param codeVersion changes whenever the code that folds changes
     */
    public SnapshotFiles(Path folder, String codeVersion) {
        this.folder = folder;
        this.codeVersion = codeVersion;
    }

    private Path file(int partition) {
        return folder.resolve("partition-" + partition + ".snapshot");
    }

    @Override
    public void save(Snapshot snapshot) {
        try {
            Files.createDirectories(folder);
            var fresh = folder.resolve("partition-" + snapshot.partition() + ".fresh");
            Files.write(fresh, SealedSnapshot.seal(snapshot, codeVersion));
            Files.move(
                    fresh,
                    file(snapshot.partition()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("no snapshot of partition {}: {}", snapshot.partition(), e.toString());
        }
    }

    @Override
    public Optional<Snapshot> load(int partition) {
        if (!Files.isRegularFile(file(partition))) {
            return Optional.empty();
        }
        try {
            var sealed = Files.readAllBytes(file(partition));
            var snapshot = SealedSnapshot.open(partition, sealed, codeVersion);
            if (snapshot.isEmpty()) {
                LOG.info("the snapshot of partition {} is broken or of other code", partition);
            }
            return snapshot;
        } catch (IOException e) {
            LOG.warn("the snapshot of partition {} cannot be read: {}", partition, e.toString());
            return Optional.empty();
        }
    }
}
