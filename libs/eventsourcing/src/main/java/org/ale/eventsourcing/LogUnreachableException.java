/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing;

/**
 * The log did not confirm that it has a command. It may have it all the same, so only the same id
 * may be sent again.
 */
public final class LogUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason what the log's client says
     * @param cause where it was noticed
     */
    public LogUnreachableException(String reason, Throwable cause) {
        super("the log cannot be reached: " + reason, cause);
    }
}
