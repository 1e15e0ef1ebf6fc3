/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.payment.api;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.payment.domain.AccountCommand;
import org.ale.payment.domain.AccountEvent;
import org.ale.payment.projection.statements.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time at the rim: asks each community for its next batch. A missed tick costs nothing, since the
 * next batch holds all that the last one does not; a community with nothing to tell says nothing.
 */
@ApplicationScoped
public class SettlementTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementTimer.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final CommandBus<AccountCommand, AccountEvent> bus;
    private final Statements statements;

    @Inject
    SettlementTimer(CommandBus<AccountCommand, AccountEvent> bus, Statements statements) {
        this.bus = bus;
        this.statements = statements;
    }

    @Scheduled(
            every = "{ale.payment.settle-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            for (var community : statements.communities()) {
                var id = new CommandId("settle-" + UUID.randomUUID());
                var settle = new AccountCommand.SettleEarnings(Instant.EPOCH);
                bus.send(community.toString(), List.of(new Wish<>(id, settle)), DEADLINE);
            }
        } catch (SQLException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("batches wait for the next tick: the communities cannot be read");
        }
    }
}
