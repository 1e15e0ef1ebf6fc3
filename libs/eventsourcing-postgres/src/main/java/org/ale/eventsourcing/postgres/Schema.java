/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date as soon as the database answers. The process lives meanwhile and is
 * not ready: a database that is away is no reason to start a process again.
 */
@Singleton
public final class Schema {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final long PAUSE_MILLIS = 500;

    private final Flyway flyway;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable String obstacle = "the database has not answered yet";

    @Inject
    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Why the tables are not up to date; null once they are. */
    public @Nullable String obstacle() {
        return obstacle;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("schema").start(this::migrate);
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }

    private void migrate() {
        try {
            while (!migrated()) {
                if (closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try {
            flyway.migrate();
            obstacle = null;
            return true;
        } catch (FlywayException e) {
            obstacle = String.valueOf(e.getMessage());
            LOG.atWarn().setCause(e).log("the tables cannot be brought up to date yet");
            return false;
        }
    }
}
