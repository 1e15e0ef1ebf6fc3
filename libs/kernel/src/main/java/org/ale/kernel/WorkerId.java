/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a worker. It carries no personal data. */
public record WorkerId(UUID value) implements Comparable<WorkerId>, Serializable {
    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static WorkerId of(String text) {
        return new WorkerId(UUID.fromString(text));
    }

    @Override
    public int compareTo(WorkerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
