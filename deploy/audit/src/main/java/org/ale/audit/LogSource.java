/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.audit;

import java.io.IOException;
import java.util.function.Consumer;

/** A place from which a whole event log can be read, as often as needed. */
public interface LogSource extends AutoCloseable {
    /**
     * Reads one topic, each partition in order.
     *
     * <p>Contract: repeated reads give the same entries.
     *
     * @throws IOException if the source cannot be read or is not a log
     */
    void read(LogTopic topic, Consumer<LogEntry> reader) throws IOException;

    /** Adds what is wrong with the source itself and is no fact of any topic. */
    default void faults(Findings findings) {}

    @Override
    default void close() {}
}
