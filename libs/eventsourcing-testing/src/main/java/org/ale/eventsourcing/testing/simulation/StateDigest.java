/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.simulation;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a state, field by field, so that two states are alike whoever shares which object. It
 * is never written down as a whole: a large state has a text of gigabytes.
 */
public final class StateDigest {
    private static final int CHUNK_CHARS = 1 << 14;

    private final MessageDigest sha256 = sha256();
    private final StringBuilder chunk = new StringBuilder(2 * CHUNK_CHARS);
    private final Map<Class<?>, List<Field>> fields = new HashMap<>();

    private StateDigest() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The digest of a state, 64 hexadecimal digits. */
    public static String of(Object state) {
        var digest = new StateDigest();
        digest.write(state);
        digest.flush();
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void flush() {
        sha256.update(chunk.toString().getBytes(StandardCharsets.UTF_8));
        chunk.setLength(0);
    }

    private void write(@Nullable Object value) {
        if (value == null || isPlain(value)) {
            chunk.append(value).append(';');
            if (chunk.length() > CHUNK_CHARS) {
                flush();
            }
        } else if (value instanceof Map<?, ?> map) {
            chunk.append('{');
            map.forEach((key, each) -> {
                write(key);
                write(each);
            });
            chunk.append('}');
        } else if (value instanceof Collection<?> collection) {
            chunk.append('[');
            collection.forEach(this::write);
            chunk.append(']');
        } else if (value.getClass().isArray()) {
            chunk.append('[');
            for (var index = 0; index < Array.getLength(value); index++) {
                write(Array.get(value, index));
            }
            chunk.append(']');
        } else {
            for (var field : fields.computeIfAbsent(value.getClass(), StateDigest::fieldsOf)) {
                write(read(field, value));
            }
        }
    }

    private static boolean isPlain(Object value) {
        return value instanceof Enum<?>
                || (value.getClass().getName().startsWith("java.") && !isContainer(value));
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map<?, ?> || value instanceof Collection<?>;
    }

    private static List<Field> fieldsOf(Class<?> type) {
        var all = new ArrayList<Field>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            all.addAll(fieldsOf(type.getSuperclass()));
        }
        for (var field : type.getDeclaredFields()) {
            var modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)) {
                field.setAccessible(true);
                all.add(field);
            }
        }
        return all;
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("every field of a state can be read", e);
        }
    }
}
