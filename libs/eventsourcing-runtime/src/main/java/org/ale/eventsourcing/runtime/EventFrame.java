/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.ale.schemas.log.v1.EventRecord;

/**
 * The frame around each fact: its bytes without the checksum are hashed into the next fact of the
 * stream, and the checksum over them comes last. Field 10 is the last field, so it is appended by
 * hand: the fact is serialised once.
 */
public final class EventFrame {
    private static final byte CHECKSUM_TAG = (10 << 3) | 5;
    private static final int CHECKSUM_BYTES = 5;

    private EventFrame() {}

    /**
     * The record with its checksum.
     *
     * @param bare an {@code EventRecord} as serialised without one
     */
    public static byte[] sealed(byte[] bare) {
        var sealed = Arrays.copyOf(bare, bare.length + CHECKSUM_BYTES);
        var crc = crc32c(bare, bare.length);
        sealed[bare.length] = CHECKSUM_TAG;
        for (var index = 0; index < 4; index++) {
            sealed[bare.length + 1 + index] = (byte) (crc >>> (8 * index));
        }
        return sealed;
    }

    /**
     * Reads a record and checks its checksum.
     *
     * @throws CorruptLogException if the bytes are not what was written
     */
    public static EventRecord opened(byte[] sealed) {
        var length = sealed.length - CHECKSUM_BYTES;
        if (length < 0 || sealed[length] != CHECKSUM_TAG) {
            throw new CorruptLogException("a fact has no checksum");
        }
        try {
            var record = EventRecord.parseFrom(sealed);
            if (record.getCrc32C() != crc32c(sealed, length)) {
                throw new CorruptLogException("the checksum of a fact does not hold");
            }
            return record;
        } catch (InvalidProtocolBufferException e) {
            throw new CorruptLogException("a fact cannot be read", e);
        }
    }

    /** Hash of a sealed record without its checksum: what the next fact of the stream names. */
    public static byte[] hash(MessageDigest sha256, byte[] sealed) {
        sha256.update(sealed, 0, sealed.length - CHECKSUM_BYTES);
        return sha256.digest();
    }

    /** What facts are hashed with. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int crc32c(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
