/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.gateway.vault;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement at a time against the vault. It blocks: call it on virtual or worker threads only.
 */
@Singleton
final class Vault {
    /** Reads the row that the cursor stands on. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource source;

    Vault(AgroalDataSource source) {
        this.source = source;
    }

    /** Rows changed. */
    int update(String sql, @Nullable Object... arguments) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new VaultException(e);
        }
    }

    /** The first row; null if there is none. */
    <T> @Nullable T first(Row<T> row, String sql, Object... arguments) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? row.read(rows) : null;
            }
        } catch (SQLException e) {
            throw new VaultException(e);
        }
    }

    /** All rows. */
    <T> List<T> list(Row<T> row, String sql, Object... arguments) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            var list = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    list.add(row.read(rows));
                }
            }
            return list;
        } catch (SQLException e) {
            throw new VaultException(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }
}
