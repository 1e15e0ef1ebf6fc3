/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.chainbridge.chain;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ale.chainbridge.domain.ChainCommand;
import org.ale.chainbridge.domain.ChainEvent;
import org.ale.chainbridge.projection.settlement.SettlementProjection;
import org.ale.eventsourcing.CommandBus;
import org.ale.eventsourcing.CommandBus.Wish;
import org.ale.eventsourcing.CommandId;
import org.ale.eventsourcing.Outcome;
import org.ale.eventsourcing.postgres.ReadYourWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rim's way to the log. What is reported is committed, and visible to the rim, before it acts
 * on it.
 */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandBus<ChainCommand, ChainEvent> bus;
    private final ReadYourWrites reads;
    private final Alarm alarm;
    private final String stream;

    Reports(
            CommandBus<ChainCommand, ChainEvent> bus,
            ReadYourWrites reads,
            Alarm alarm,
            String stream) {
        this.bus = bus;
        this.reads = reads;
        this.alarm = alarm;
        this.stream = stream;
    }

    /**
     * Reports something and waits until it can be read.
     *
     * @return whether it was accepted
     * @throws NodeException if the log does not answer in time; then the same is reported again
     */
    boolean report(String id, ChainCommand command) {
        var outcome = outcome(new Wish<>(new CommandId(id), command));
        return switch (outcome) {
            case Outcome.Accepted<ChainEvent>(var token, _) -> {
                reads.await(SettlementProjection.NAME, token, PATIENCE);
                yield true;
            }
            case Outcome.Rejected<ChainEvent>(var code, var detail) -> {
                LOG.atWarn()
                        .addKeyValue("report", command.getClass().getSimpleName())
                        .addKeyValue("code", code)
                        .log("a report is refused: {}", detail);
                alarm.refused(code, detail);
                yield false;
            }
        };
    }

    private Outcome<ChainEvent> outcome(Wish<ChainCommand> wish) {
        try {
            return bus.send(stream, List.of(wish), PATIENCE)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new NodeException("the log does not answer: " + e.getMessage(), e);
        }
    }
}
