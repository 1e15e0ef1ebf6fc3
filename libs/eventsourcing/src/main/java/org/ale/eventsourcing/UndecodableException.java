/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/** Bytes that are not what their topic promises. An own event like this halts its partition. */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UndecodableException(String message) {
        super(message);
    }

    public UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
