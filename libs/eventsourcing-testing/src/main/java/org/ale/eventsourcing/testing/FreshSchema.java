/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** On the PostgreSQL of the test stack: a schema of a test's own, migrated and empty. */
public final class FreshSchema {
    private static final String POSTGRES =
            System.getProperty("ale.test.postgres", "localhost:25432");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private FreshSchema() {}

    /** Makes the schema anew; connections begin in it. */
    public static DataSource of(String name) throws IOException, SQLException {
        var database = database(name);
        try (Connection sql = database.getConnection();
                var statement = sql.createStatement()) {
            statement.execute("drop schema if exists " + name + " cascade");
            statement.execute("create schema " + name);
            var files = new ArrayList<Path>();
            try (var found = Files.newDirectoryStream(MIGRATIONS, "V*.sql")) {
                found.forEach(files::add);
            }
            files.sort(null);
            for (var file : files) {
                statement.execute(Files.readString(file));
            }
        }
        return database;
    }

    private static DataSource database(String schema) {
        // With var the compiler warns of the driver's annotations, whose classes it does not have.
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://" + POSTGRES + "/postgres?currentSchema=" + schema);
        database.setUser("postgres");
        database.setPassword("postgres");
        return database;
    }
}
