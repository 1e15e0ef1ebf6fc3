/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A read model: folds the facts of one log into tables that answer one question.
 *
 * @param <E> the protobuf message on the log
 */
public interface Projection<E> {
    /**
     * Its name for ever: kebab-case, the name of its channel and the last part of its consumer
     * group. A new name reads the log from the beginning.
     */
    String name();

    /**
     * Writes what a batch of facts changes.
     *
     * <p>Contract: every fact of a partition comes once and in order; facts of several partitions
     * may share a batch; the connection is in a transaction that the caller commits, with the
     * position; a failure is tried again with the same facts until it succeeds, because no fact may
     * be skipped. It uses JDBC batches or arrays, never a statement for each fact.
     */
    void apply(Connection sql, List<Envelope<E>> events) throws SQLException;
}
