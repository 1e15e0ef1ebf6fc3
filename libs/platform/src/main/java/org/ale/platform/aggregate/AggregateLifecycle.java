/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.platform.aggregate;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ale.eventsourcing.Aggregate;
import org.ale.eventsourcing.kafka.AggregateRuntime;
import org.ale.eventsourcing.runtime.Witness;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the owner of the one {@link Aggregate} bean, if the service has one, and stops it. A
 * broker that is not there yet is waited for: the process lives and is not ready.
 */
@Singleton
public final class AggregateLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateLifecycle.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Instance<Aggregate<?, ?, ?>> aggregates;
    private final Instance<Witness<?>> witnesses;
    private final AggregateSettings settings;
    private final Event<AggregateStarted> started;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable AggregateRuntime<?, ?, ?> runtime;
    private volatile String obstacle = "not started yet";

    @Inject
    AggregateLifecycle(
            @Any Instance<Aggregate<?, ?, ?>> aggregates,
            @Any Instance<Witness<?>> witnesses,
            AggregateSettings settings,
            Event<AggregateStarted> started) {
        this.aggregates = aggregates;
        this.witnesses = witnesses;
        this.settings = settings;
        this.started = started;
    }

    /** Whether this service owns an aggregate at all. */
    public boolean isOwner() {
        return aggregates.isResolvable();
    }

    /** The running owner, or null before it has started. */
    public @Nullable AggregateRuntime<?, ?, ?> runtime() {
        return runtime;
    }

    /** Why there is no runtime yet. */
    public String obstacle() {
        return obstacle;
    }

    void start(@Observes StartupEvent event) {
        if (aggregates.isAmbiguous()) {
            throw new IllegalStateException("a service owns one aggregate, not several");
        }
        if (isOwner()) {
            var thread = new Thread(this::startWhenPossible, "aggregate-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void startWhenPossible() {
        var aggregate = aggregates.get();
        do {
            try {
                var fresh = started(aggregate);
                runtime = fresh;
                started.fire(new AggregateStarted(fresh));
                LOG.atInfo()
                        .addKeyValue("aggregate", aggregate.topics().aggregate())
                        .log("the owner of the aggregate has started");
                if (isClosing()) {
                    fresh.close();
                }
                return;
            } catch (RuntimeException e) {
                obstacle = String.valueOf(e.getMessage());
                LOG.atWarn()
                        .addKeyValue("reason", obstacle)
                        .log("the owner cannot start yet; it is tried again");
                LOG.debug("why the owner cannot start", e);
            }
        } while (!paused());
    }

    /** One service has one aggregate, so its witnesses see the states of no other. */
    private <S> AggregateRuntime<?, S, ?> started(Aggregate<?, S, ?> aggregate) {
        @SuppressWarnings("unchecked")
        var onlookers = (List<Witness<S>>) (List<?>) witnesses.stream().toList();
        return AggregateRuntime.start(
                aggregate,
                settings.runtime(aggregate.topics()),
                (partition, states) ->
                        onlookers.forEach(each -> each.folded(partition, states)));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Answers true if the process ends. */
    private boolean paused() {
        try {
            return closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        closing.countDown();
        var running = runtime;
        if (running != null) {
            running.close();
        }
    }
}
