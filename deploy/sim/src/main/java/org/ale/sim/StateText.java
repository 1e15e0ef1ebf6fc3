/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.sim;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state written down field by field, so that two states are alike whoever shares which object.
 */
final class StateText {
    private final StringBuilder text = new StringBuilder();

    private StateText() {}

    static String of(Object state) {
        var writer = new StateText();
        writer.write(state);
        return writer.text.toString();
    }

    private void write(@Nullable Object value) {
        if (value == null || isPlain(value)) {
            text.append(value).append(';');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            map.forEach((key, each) -> {
                write(key);
                write(each);
            });
            text.append('}');
        } else if (value instanceof Collection<?> collection) {
            text.append('[');
            collection.forEach(this::write);
            text.append(']');
        } else if (value.getClass().isArray()) {
            text.append('[');
            for (var index = 0; index < Array.getLength(value); index++) {
                write(Array.get(value, index));
            }
            text.append(']');
        } else {
            fields(value, value.getClass());
        }
    }

    private static boolean isPlain(Object value) {
        return value instanceof Enum<?>
                || (value.getClass().getName().startsWith("java.") && !isContainer(value));
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map<?, ?> || value instanceof Collection<?>;
    }

    private void fields(Object value, Class<?> type) {
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields(value, type.getSuperclass());
        }
        for (var field : type.getDeclaredFields()) {
            var modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)) {
                try {
                    field.setAccessible(true);
                    write(field.get(value));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("every field of a state can be read", e);
                }
            }
        }
    }
}
