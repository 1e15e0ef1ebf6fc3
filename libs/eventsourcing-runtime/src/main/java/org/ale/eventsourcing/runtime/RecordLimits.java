/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.Decision;

/**
 * How large the records of an owner may be. One that a log does not take fails with the whole
 * transaction, after its input was consumed: it has to be found before, so that its input is known.
 */
final class RecordLimits {
    private static final int REASON_CHARACTERS_MAX = 1_000;

    /** More than the frame of a fact adds to it. */
    private static final int FRAME_BYTES_MAX = 4 * 1024;

    private static final byte[] LEFT_OUT = {};

    private RecordLimits() {}

    static void check(byte[] sealed) {
        check(sealed.length);
    }

    /** Before it is folded: a fact that was folded cannot be taken back. */
    static <E> void check(Decision<E> decision, Codec<E> codec) {
        if (decision instanceof Decision.Accepted<E>(var events)) {
            for (var event : events) {
                check(codec.encode(event).length + FRAME_BYTES_MAX);
            }
        }
    }

    private static void check(int bytes) {
        if (bytes > OwnerLog.VALUE_BYTES_MAX) {
            throw new IllegalStateException("a fact of " + bytes + " bytes is too large");
        }
    }

    /** A sentence that has room beside others. */
    static String clipped(String reason) {
        return reason.length() > REASON_CHARACTERS_MAX
                ? reason.substring(0, REASON_CHARACTERS_MAX)
                : reason;
    }

    /** What a dead letter holds; one that cannot be written again names its place only. */
    static byte[] letter(byte[] value) {
        return value.length > OwnerLog.VALUE_BYTES_MAX ? LEFT_OUT : value;
    }
}
