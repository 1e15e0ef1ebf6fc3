/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Nothing is missing, doubled, moved or changed: positions and sequences are dense, each fact names
 * the hash of the one before it in its stream, checksums hold, and log time never runs backwards.
 * What comes after a gap is measured from there: one gap is told once.
 */
final class LogIntegrity {
    private final Findings findings;
    private final Map<String, Last> streams = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Long> times = new HashMap<>();

    LogIntegrity(Findings findings) {
        this.findings = findings;
    }

    private record Last(long sequence, ByteString hash) {}

    void check(LogEntry entry) {
        findings.checked(Findings.FACTS);
        var partition = entry.topic() + "-" + entry.partition();
        if (!entry.isRecord()) {
            findings.add("no-record", entry.place(), "bytes that are no record");
            positions.merge(partition, 1L, Long::sum);
            return;
        }
        var event = entry.event();
        var bare = event.toBuilder().clearCrc32C().build().toByteArray();
        findings.expect("checksum", entry.place(), crc32c(bare), event.getCrc32C());

        var before = positions.put(partition, event.getPosition());
        findings.expect(
                "position", entry.place(), before == null ? 1L : before + 1, event.getPosition());
        var time = times.getOrDefault(partition, Long.MIN_VALUE);
        if (event.getLogTimeMillis() < time) {
            findings.add("log-time", entry.place(), "log time runs backwards");
        }
        times.put(partition, event.getLogTimeMillis());

        var stream = entry.topic() + "/" + event.getStreamId();
        var last = streams.getOrDefault(stream, new Last(0, ByteString.EMPTY));
        if (event.getSequence() != last.sequence + 1) {
            findings.expect("sequence", entry.place(), last.sequence + 1, event.getSequence());
        } else if (!last.hash.equals(event.getPreviousHash())) {
            findings.add("hash-chain", entry.place(), "the fact before it was changed");
        }
        streams.put(stream, new Last(event.getSequence(), sha256(bare)));
    }

    private static int crc32c(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static ByteString sha256(byte[] bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
