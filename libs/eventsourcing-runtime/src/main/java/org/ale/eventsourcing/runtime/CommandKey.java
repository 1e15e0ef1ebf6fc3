/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A command of a stream by the first half of the SHA-256 of both names. An owner remembers hundred
 * thousands of them, and the names themselves would take most of its memory. Nobody can make two
 * that are the same: that takes 2⁶⁴ tries.
 */
record CommandKey(long high, long low) {
    static CommandKey of(MessageDigest sha256, String streamId, String commandId) {
        sha256.update(streamId.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        var hash = ByteBuffer.wrap(sha256.digest(commandId.getBytes(StandardCharsets.UTF_8)));
        return new CommandKey(hash.getLong(), hash.getLong());
    }
}
