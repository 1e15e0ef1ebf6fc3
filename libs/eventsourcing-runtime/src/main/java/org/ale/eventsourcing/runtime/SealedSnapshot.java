/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ale.eventsourcing.runtime.SnapshotStore.Snapshot;

/**
 * The bytes of a kept snapshot: a SHA-256 hash over all that follows it, then partition, next
 * offset, code version and state. The header is under the hash too: a state with the offset of
 * another one would pass for the end of the log.
 */
public final class SealedSnapshot {
    private static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private SealedSnapshot() {}

    /** Seals a snapshot that code of this version has made. */
    public static byte[] seal(Snapshot snapshot, String codeVersion) {
        var code = codeVersion.getBytes(StandardCharsets.UTF_8);
        var state = snapshot.state();
        var sealed = ByteBuffer.allocate(HASH_BYTES + HEADER_BYTES + code.length + state.length);
        sealed.position(HASH_BYTES)
                .putInt(snapshot.partition())
                .putLong(snapshot.nextOffset())
                .putInt(code.length)
                .put(code)
                .put(state);
        return sealed.put(0, hash(sealed.array())).array();
    }

    private static byte[] hash(byte[] sealed) {
        var sha256 = EventFrame.sha256();
        sha256.update(sealed, HASH_BYTES, sealed.length - HASH_BYTES);
        return sha256.digest();
    }

    /** The snapshot, if its bytes are whole, of this partition and of this version of the code. */
    public static Optional<Snapshot> open(int partition, byte[] sealed, String codeVersion) {
        if (sealed.length < HASH_BYTES + HEADER_BYTES
                || !Arrays.equals(sealed, 0, HASH_BYTES, hash(sealed), 0, HASH_BYTES)) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(sealed).position(HASH_BYTES);
        var ofPartition = bytes.getInt();
        var nextOffset = bytes.getLong();
        var code = new byte[bytes.getInt()];
        bytes.get(code);
        if (ofPartition != partition
                || !new String(code, StandardCharsets.UTF_8).equals(codeVersion)) {
            return Optional.empty();
        }
        var state = new byte[bytes.remaining()];
        bytes.get(state);
        return Optional.of(new Snapshot(partition, nextOffset, state));
    }
}
