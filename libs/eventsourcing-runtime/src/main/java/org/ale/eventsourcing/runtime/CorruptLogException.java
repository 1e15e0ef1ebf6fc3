/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.runtime;

/** The truth cannot be read. The partition halts until a person has looked. */
public final class CorruptLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CorruptLogException(String message) {
        super(message);
    }

    public CorruptLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
