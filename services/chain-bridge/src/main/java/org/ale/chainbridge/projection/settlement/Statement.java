/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.projection.settlement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** One statement with its arguments. */
final class Statement {
    private Statement() {}

    static int run(Connection sql, String text, Object... arguments) throws SQLException {
        try (var statement = sql.prepareStatement(text)) {
            set(statement, arguments);
            return statement.executeUpdate();
        }
    }

    static void set(PreparedStatement statement, Object... arguments) throws SQLException {
        for (var index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, arguments[index]);
        }
    }

    static BigDecimal units(String baseUnits) {
        return new BigDecimal(baseUnits);
    }

    static UUID uuid(String id) {
        return UUID.fromString(id);
    }
}
