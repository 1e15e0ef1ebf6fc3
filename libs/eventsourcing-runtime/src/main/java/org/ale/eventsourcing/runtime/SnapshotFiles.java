/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file for each partition: code version, next offset, SHA-256 of the state, the state. A file
 * that is broken, or of another version of the code, is as good as none.
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
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.writeUTF(codeVersion);
                out.writeLong(snapshot.nextOffset());
                out.write(EventFrame.sha256().digest(snapshot.state()));
                out.writeInt(snapshot.state().length);
                out.write(snapshot.state());
            }
            var fresh = folder.resolve("partition-" + snapshot.partition() + ".fresh");
            Files.write(fresh, bytes.toByteArray());
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
            var bytes = Files.readAllBytes(file(partition));
            try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                if (!in.readUTF().equals(codeVersion)) {
                    return Optional.empty();
                }
                var nextOffset = in.readLong();
                var hash = in.readNBytes(32);
                var state = in.readNBytes(in.readInt());
                return Arrays.equals(hash, EventFrame.sha256().digest(state))
                        ? Optional.of(new Snapshot(partition, nextOffset, state))
                        : Optional.empty();
            }
        } catch (IOException e) {
            LOG.warn("the snapshot of partition {} is broken: {}", partition, e.toString());
            return Optional.empty();
        }
    }
}
