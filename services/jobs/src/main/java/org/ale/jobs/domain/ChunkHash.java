/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.jobs.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the content of a chunk and of a manifest. A chunk's hash is SHA-256 over its items in
 * order, each as: length of the external id in bytes (4 bytes big-endian), the id in UTF-8, length
 * of the content, the content, and the gold label + 1. A manifest's hash is SHA-256 over the
 * chunks' hashes in order.
 */
public final class ChunkHash {
    private ChunkHash() {}

    /** Hash of a chunk, 64 hexadecimal digits. */
    public static String of(List<Item> items) {
        var sha256 = sha256();
        for (var item : items) {
            add(sha256, item.externalId());
            add(sha256, item.content());
            sha256.update(ByteBuffer.allocate(4).putInt(item.gold() + 1).array());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Hash of a manifest, 64 hexadecimal digits. */
    public static String ofManifest(Collection<String> chunkHashes) {
        var sha256 = sha256();
        chunkHashes.forEach(hash -> sha256.update(HexFormat.of().parseHex(hash)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest sha256, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
