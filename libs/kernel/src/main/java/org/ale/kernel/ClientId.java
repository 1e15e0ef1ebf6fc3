/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a client company: the tenant that owns jobs and pays for them. */
public record ClientId(UUID value) implements Comparable<ClientId>, Serializable {
    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ClientId of(String text) {
        return new ClientId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
