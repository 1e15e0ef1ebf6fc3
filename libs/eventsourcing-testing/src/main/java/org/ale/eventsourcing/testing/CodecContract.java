/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
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
    private static final long SEED = 1;
    private static final int DAMAGES = 2_000;

    /** Fails unless the bytes of each fact are the released ones, and {@link #readsBack}. */
    public void keepsReleasedBytes(List<? extends T> oneOfEach) {
        readsBack(oneOfEach);
        for (var value : oneOfEach) {
            GoldenBytes.check(value.getClass().getSimpleName() + "_v1", codec.encode(value));
        }
    }

    /**
     * Fails unless each value is read as it was written and named, no kind is forgotten, and
     * damaged bytes are refused or read as a value that can be written.
     */
    public void readsBack(List<? extends T> oneOfEach) {
        for (var value : oneOfEach) {
            assertEquals(value, codec.decode(codec.encode(value), at));
            assertEquals(schema + "." + value.getClass().getSimpleName(), codec.typeOf(value));
        }
        survivesDamage(oneOfEach);
        assertEquals(
                Set.copyOf(Arrays.asList(kinds.getPermittedSubclasses())),
                oneOfEach.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    /**
     * Fails unless damaged bytes are refused, or read as a value that can be written: a record that
     * is neither would stop its reader for good.
     */
    public void survivesDamage(List<? extends T> oneOfEach) {
        var damage = new Damage(SEED);
        var whole = oneOfEach.stream().map(codec::encode).toList();
        for (var bytes : whole) {
            for (var attempt = 0; attempt < DAMAGES; attempt++) {
                var damaged = damage.of(bytes, whole);
                try {
                    var value = codec.decode(damaged, at);
                    assertEquals(value, codec.decode(codec.encode(value), at));
                } catch (UndecodableException refused) {
                    assertFalse(String.valueOf(refused.getMessage()).isBlank());
                } catch (RuntimeException e) {
                    fail(HexFormat.of().formatHex(damaged) + " is neither read nor refused", e);
                }
            }
        }
    }

    /** Fails unless bytes that are no such message, or one of no kind, are refused. */
    public void refusesOtherBytes() {
        byte[] garbage = {1, 2, 3};
        assertThrows(UndecodableException.class, () -> codec.decode(garbage, at));
        assertThrows(UndecodableException.class, () -> codec.decode(new byte[0], at));
    }
}
