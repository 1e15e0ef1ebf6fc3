/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A real PostgreSQL, unpacked from the Maven registry.
 *
 * <p>Usage: {@code Database <folder> <port> <database>...}. It makes the missing databases and runs
 * until it is stopped. What it holds can be built anew from the logs, but for the gateway's vault.
 */
public final class Database {
    /** A machine that builds and tests beside it needs more than the library's ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Database() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(folder);
        forgetHalfUnpacked(folder);
        var postgres = start(folder, Integer.parseInt(args[1]));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            close(postgres);
                            stopped.countDown();
                        }));
        create(postgres, List.of(args).subList(2, args.length));
        Files.writeString(folder.resolve("ready"), args[1]);
        stopped.await();
    }

    /** A start that was killed while it unpacked leaves binaries that nobody can use. */
    private static void forgetHalfUnpacked(Path folder) throws IOException {
        var binaries = folder.resolve("binaries");
        if (Files.exists(folder.resolve("ready")) || Files.notExists(binaries)) {
            return;
        }
        try (var files = Files.walk(binaries)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) throws IOException {
        var data = folder.resolve("data");
        new Postmaster(data).kill();
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("max_wal_size", "512MB")
                // After a kill the data folder is synced whole, not file by file.
                .setServerConfig("recovery_init_sync_method", "syncfs")
                .setServerConfig("unix_socket_directories", "")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private static void create(EmbeddedPostgres postgres, List<String> databases)
            throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var database : databases) {
                try (var known =
                        statement.executeQuery(
                                "select 1 from pg_database where datname = '" + database + "'")) {
                    if (known.next()) {
                        continue;
                    }
                }
                statement.execute("create database " + database);
            }
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
