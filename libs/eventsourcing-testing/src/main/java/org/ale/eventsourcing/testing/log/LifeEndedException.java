/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing.log;

/** A life of an owner is over: it crashed, it was fenced, or it must try again later. */
public final class LifeEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LifeEndedException(String message) {
        super(message, null, false, false);
    }
}
