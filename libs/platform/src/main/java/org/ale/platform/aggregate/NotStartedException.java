/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

/** The owner has not started: nothing was sent, and the same may be sent again a moment later. */
public final class NotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStartedException(String obstacle) {
        super("the service is starting: " + obstacle, null, false, false);
    }
}
