/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import java.sql.SQLException;

/** The vault cannot be reached, or answers nonsense. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultException(SQLException cause) {
        super(cause);
    }
}
