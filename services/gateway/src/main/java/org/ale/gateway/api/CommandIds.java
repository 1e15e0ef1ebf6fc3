/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.ale.gateway.identity.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The ids of all commands of one request. With an Idempotency-Key they follow from it and from what
 * is asked: a request repeated after a crash sends the same commands again, and another one under
 * the same key never does, for an owner answers a known id without a look at the rest.
 *
 * @param seed what makes this request's ids unlike any other's
 */
public record CommandIds(String seed) {
    private static final int HASH_BYTES = 20;

    /** The ids of a caller's request; random ones without a key. */
    public static CommandIds of(UUID caller, @Nullable String key, byte[] requestSha256) {
        return new CommandIds(
                key == null
                        ? UUID.randomUUID().toString()
                        : caller + "|" + HexFormat.of().formatHex(requestSha256) + "|" + key);
    }

    /** The id of the command that does this. */
    public String command(String what) {
        return what + "-" + HexFormat.of().formatHex(hash(what), 0, HASH_BYTES);
    }

    /** The name of the thing that the request creates. */
    public UUID uuid(String what) {
        var bytes = ByteBuffer.wrap(hash(what));
        long high = (bytes.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private byte[] hash(String what) {
        return Sha256.of((what + "|" + seed).getBytes(StandardCharsets.UTF_8));
    }
}
