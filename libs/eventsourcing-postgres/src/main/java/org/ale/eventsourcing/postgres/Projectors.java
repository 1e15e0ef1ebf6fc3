/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.Projector.Surroundings;
import org.apache.kafka.common.TopicPartition;

/** Makes the projectors of this process and knows how each stands. */
@Singleton
public final class Projectors {
    private final Map<String, ProjectionProgress> progress = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Instance<KafkaClientService> clients;
    private final Event<ProjectionProgress> begun;
    private final Surroundings surroundings;

    @Inject
    Projectors(
            DataSource dataSource,
            Instance<KafkaClientService> clients,
            Event<ProjectionProgress> begun) {
        this.clients = clients;
        this.begun = begun;
        surroundings = new Surroundings(dataSource, this::rewind, closing);
    }

    /** A projector that writes one projection with the default data source. */
    public <E extends MessageLite> Projector<E> of(Projection<E> projection, Parser<E> parser) {
        return new Projector<>(projection, parser, progress(projection.name()), surroundings);
    }

    /** How every projection of this process stands. */
    public Collection<ProjectionProgress> all() {
        return List.copyOf(progress.values());
    }

    ProjectionProgress progress(String projection) {
        var known = progress.get(projection);
        if (known != null) {
            return known;
        }
        var fresh = new ProjectionProgress(projection);
        var earlier = progress.putIfAbsent(projection, fresh);
        if (earlier != null) {
            return earlier;
        }
        begun.fire(fresh);
        return fresh;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    private void rewind(String channel, TopicPartition partition, long offset) {
        var consumer = clients.get().getConsumer(channel);
        consumer.runOnPollingThread(
                        client -> {
                            if (client.assignment().contains(partition)) {
                                client.seek(partition, offset);
                            }
                        })
                .await()
                .indefinitely();
    }

    void close(@Observes ShutdownEvent event) {
        closing.countDown();
    }
}
