/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.ale.schemas.log.v1.EventRecord;

/** The log of {@link HonestFacts}, sealed as the services seal it. */
final class HonestLog implements LogSource {
    /** Between two facts. */
    static final long STEP_MILLIS = 1_000;

    private final List<LogEntry> entries = new ArrayList<>();
    private final Map<String, EventRecord> last = new HashMap<>();
    private final Map<LogTopic, Long> positions = new HashMap<>();
    private long millis;

    private HonestLog() {}

    /** A fact that is not sealed yet. */
    record Fact(LogTopic topic, String stream, MessageLite message) {}

    /** All of it, and time goes on after the last work. */
    static HonestLog whole() {
        return without(_ -> false);
    }

    /** Sealed as if some facts had never been: each of the others is in order. */
    static HonestLog without(Predicate<MessageLite> leftOut) {
        var log = new HonestLog();
        for (var fact : HonestFacts.all()) {
            log.millis += STEP_MILLIS;
            if (!leftOut.test(fact.message())) {
                log.add(fact);
            }
        }
        return log;
    }

    /** Time goes on, as another fact shows. */
    HonestLog after(long furtherMillis) {
        millis += furtherMillis;
        add(HonestFacts.lateJoiner());
        return this;
    }

    /** As the first log, sealed around facts that somebody changed. */
    static HonestLog changed(UnaryOperator<MessageLite> change) {
        var log = new HonestLog();
        for (var fact : HonestFacts.all()) {
            log.millis += STEP_MILLIS;
            log.add(new Fact(fact.topic(), fact.stream(), change.apply(fact.message())));
        }
        return log;
    }

    /** Other facts, sealed in the same way. */
    static HonestLog of(List<Fact> facts) {
        var log = new HonestLog();
        for (var fact : facts) {
            log.millis += STEP_MILLIS;
            log.add(fact);
        }
        return log;
    }

    private void add(Fact fact) {
        var stream = fact.topic() + fact.stream();
        var before = last.get(stream);
        var position = positions.merge(fact.topic(), 1L, Long::sum);
        var bare =
                EventRecord.newBuilder()
                        .setStreamId(fact.stream())
                        .setSequence(before == null ? 1 : before.getSequence() + 1)
                        .setPosition(position)
                        .setPreviousHash(before == null ? ByteString.EMPTY : sha256(before))
                        .setCommandId(fact.topic() + "-" + position)
                        .setCause("somebody")
                        .setLogTimeMillis(millis)
                        .setType("ale.Fact")
                        .setPayload(fact.message().toByteString())
                        .build();
        last.put(stream, bare);
        var sealed = bare.toBuilder().setCrc32C(crc32c(bare)).build();
        entries.add(new LogEntry(fact.topic(), 0, position - 1, sealed));
    }

    private static ByteString sha256(EventRecord bare) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteString.copyFrom(digest.digest(bare.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int crc32c(EventRecord bare) {
        var crc = new CRC32C();
        crc.update(bare.toByteArray());
        return (int) crc.getValue();
    }

    @Override
    public void read(LogTopic topic, Consumer<LogEntry> reader) {
        entries.stream().filter(entry -> entry.topic() == topic).forEach(reader);
    }
}
