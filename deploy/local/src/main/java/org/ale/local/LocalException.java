/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import java.io.IOException;

/** The system cannot be started; the message tells a person what to do. */
public final class LocalException extends IOException {
    private static final long serialVersionUID = 1;

    public LocalException(String message) {
        super(message);
    }
}
