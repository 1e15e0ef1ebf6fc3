/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * Names one wish for ever: sent twice, it is carried out once and answered the same way.
 *
 * @param value 1–100 characters: a client's Idempotency-Key, a worker's answer id, or the hash of
 *     the event that caused the command
 */
public record CommandId(String value) {
    public static final int CHARACTERS_MAX = 100;

    public CommandId {
        if (value.isEmpty() || value.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException("a command id has 1 to 100 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
