/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.kernel;

import java.io.Serializable;
import java.util.UUID;

/** Names a job: a dataset with a question, a community, a quality target and a budget. */
public record JobId(UUID value) implements Comparable<JobId>, Serializable {
    /**
     * Reads the canonical text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static JobId of(String text) {
        return new JobId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
