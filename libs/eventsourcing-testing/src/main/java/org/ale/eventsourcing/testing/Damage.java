/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes as a bad disk, a bad client or a newer schema would leave them, out of a seed. */
public final class Damage {
    private static final int BURST_MAX = 8;
    private final Random random;

    public Damage(long seed) {
        random = new Random(seed);
    }

    /**
     * A copy with one to three faults.
     *
     * @param whole what is damaged
     * @param others from which pieces may come
     */
    public byte[] of(byte[] whole, List<byte[]> others) {
        var bytes = whole;
        for (var fault = 1 + random.nextInt(3); fault > 0; fault--) {
            bytes = one(bytes, others.get(random.nextInt(others.size())));
        }
        return bytes;
    }

    private byte[] one(byte[] bytes, byte[] other) {
        var place = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> changed(bytes, place, (byte) (1 << random.nextInt(8)));
            case 1 -> changed(bytes, place, (byte) random.nextInt());
            case 2 -> Arrays.copyOf(bytes, place);
            case 3 -> joined(Arrays.copyOf(bytes, place), burst(), tail(bytes, place));
            case 4 -> joined(Arrays.copyOf(bytes, place), tail(bytes, place + random.nextInt(4)));
            default -> {
                var from = other.length == 0 ? 0 : random.nextInt(other.length);
                yield joined(Arrays.copyOf(bytes, place), tail(other, from));
            }
        };
    }

    private static byte[] changed(byte[] bytes, int place, byte by) {
        var changed = bytes.clone();
        if (changed.length > 0) {
            changed[place] ^= by;
        }
        return changed;
    }

    private byte[] burst() {
        var burst = new byte[1 + random.nextInt(BURST_MAX)];
        random.nextBytes(burst);
        return burst;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var joined = new byte[length];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
