/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.assignment.domain;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of each item of a job whose pool left. Changed in place by evolve only; in a
 * snapshot it is {@link FrozenLeftPools}.
 */
final class LeftPools implements Serializable {
    private static final long serialVersionUID = 1;
    private final transient @Nullable LeftPool[] byItem;

    /**
     * Nothing yet.
     *
     * @param items of the job
     */
    LeftPools(int items) {
        byItem = new LeftPool[items];
    }

    int items() {
        return byItem.length;
    }

    /** What is kept of an item; null if its pool never left. */
    @Nullable LeftPool of(int item) {
        return item < byItem.length ? byItem[item] : null;
    }

    void keep(int item, LeftPool pool) {
        byItem[item] = pool;
    }

    private Object writeReplace() {
        return new FrozenLeftPools(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("pools that left are written as FrozenLeftPools");
    }
}
