/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ale.eventsourcing.Codec;
import org.ale.eventsourcing.UndecodableException;

/**
 * What is asked of the codec of every command and event: what is written can be read for ever.
 *
 * @param codec under test
 * @param kinds sealed interface of all values
 * @param schema package of the messages, e.g. {@code ale.jobs.v1}
 * @param at log time of the values: it comes with the record, not in the bytes
 */
public record CodecContract<T>(Codec<T> codec, Class<T> kinds, String schema, Instant at) {
    /** Fails unless the bytes of each fact are the released ones, and {@link #readsBack}. */
    public void keepsReleasedBytes(List<? extends T> oneOfEach) {
        readsBack(oneOfEach);
        for (var value : oneOfEach) {
            GoldenBytes.check(value.getClass().getSimpleName() + "_v1", codec.encode(value));
        }
    }

    /** Fails unless each value is read as it was written and named, and no kind is forgotten. */
    public void readsBack(List<? extends T> oneOfEach) {
        for (var value : oneOfEach) {
            assertEquals(value, codec.decode(codec.encode(value), at));
            assertEquals(schema + "." + value.getClass().getSimpleName(), codec.typeOf(value));
        }
        assertEquals(
                Set.copyOf(Arrays.asList(kinds.getPermittedSubclasses())),
                oneOfEach.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    /** Fails unless bytes that are no such message, or one of no kind, are refused. */
    public void refusesOtherBytes() {
        byte[] garbage = {1, 2, 3};
        assertThrows(UndecodableException.class, () -> codec.decode(garbage, at));
        assertThrows(UndecodableException.class, () -> codec.decode(new byte[0], at));
    }
}
