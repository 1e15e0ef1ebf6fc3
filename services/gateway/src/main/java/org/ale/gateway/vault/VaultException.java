/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import java.sql.SQLException;

/** The vault cannot be reached, or answers nonsense. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";

    VaultException(SQLException cause) {
        super(cause);
    }

    /** Whether another row has what only one may have. */
    boolean isDuplicate() {
        return getCause() instanceof SQLException cause
                && UNIQUE_VIOLATION.equals(cause.getSQLState());
    }
}
