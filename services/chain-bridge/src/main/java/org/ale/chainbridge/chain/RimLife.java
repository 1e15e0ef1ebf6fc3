/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.projection.settlement.Outstanding;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.ale.platform.aggregate.AggregateStarted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one step after the other until the process ends or the alarm is raised. */
@Singleton
public final class RimLife {
    private static final Logger LOG = LoggerFactory.getLogger(RimLife.class);

    private final BridgeConfig config;
    private final ChainAccess access;
    private final Outstanding outstanding;
    private final ReadYourWrites reads;
    private final Alarm alarm;
    private final CommandBus<ChainCommand, ChainEvent> bus;
    private final CountDownLatch closing = new CountDownLatch(1);

    @Inject
    RimLife(
            BridgeConfig config,
            ChainAccess access,
            Outstanding outstanding,
            ReadYourWrites reads,
            Alarm alarm,
            CommandBus<ChainCommand, ChainEvent> bus) {
        this.config = config;
        this.access = access;
        this.outstanding = outstanding;
        this.reads = reads;
        this.alarm = alarm;
        this.bus = bus;
    }

    void start(@Observes AggregateStarted event) {
        Thread.ofPlatform().daemon().name("chain-rim").start(this::run);
    }

    private void run() {
        var deployment = access.deployment();
        var reports = new Reports(bus, reads, alarm, deployment.stream());
        var rim =
                new Rim(
                        new Rim.Parts(
                                access.nodes(),
                                access.reader(),
                                access.signer(),
                                outstanding,
                                reports,
                                alarm,
                                deployment),
                        config);
        while (!alarm.isRaised() && !paused()) {
            try {
                rim.step();
            } catch (WrongChain e) {
                alarm.misled(String.valueOf(e.getMessage()));
            } catch (SQLException | RuntimeException e) {
                alarm.hindered(String.valueOf(e.getMessage()));
                LOG.debug("a step is taken again", e);
            }
        }
    }

    /** Answers true if the process ends. */
    private boolean paused() {
        try {
            return closing.await(config.pollEvery.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        closing.countDown();
        access.close();
    }
}
