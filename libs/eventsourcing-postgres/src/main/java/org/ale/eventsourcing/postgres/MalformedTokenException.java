/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

/** What came as a consistency token is none. */
public final class MalformedTokenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    MalformedTokenException(NumberFormatException cause) {
        super("a consistency token is <partition>-<position>", cause);
    }
}
