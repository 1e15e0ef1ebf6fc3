/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a channel begin where its tables stand. A dropped database therefore means a rebuild from
 * the first fact. The projection's name is what follows the last dot of the consumer group.
 */
@ApplicationScoped
@Unremovable
@Identifier("projections")
public class ProjectionSeeker implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSeeker.class);
    private static final long PAUSE_MILLIS = 500;

    private final Projectors projectors;
    private final Schema schema;

    @Inject
    ProjectionSeeker(Projectors projectors, Schema schema) {
        this.projectors = projectors;
        this.schema = schema;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var projection = projection(consumer.groupMetadata().groupId());
        var progress = projectors.progress(projection);
        var places = places(progress);
        for (var partition : partitions) {
            var place = places.getOrDefault(partition.partition(), Place.BEGINNING);
            progress.assigned(partition.partition(), place);
            if (place.offset() < 0) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place.offset() + 1);
            }
        }
        LOG.atInfo()
                .addKeyValue("projection", projection)
                .addKeyValue("positions", progress.positions())
                .log("projection follows its log");
    }

    @Override
    public void onPartitionsRevoked(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            projectors
                    .progress(projection(consumer.groupMetadata().groupId()))
                    .forget(partitions.stream().map(TopicPartition::partition).toList());
        }
    }

    private static String projection(String group) {
        return group.substring(group.lastIndexOf('.') + 1);
    }

    /** Tables that are about to change have no place: a migration may begin them anew. */
    private Map<Integer, Place> places(ProjectionProgress progress) {
        while (true) {
            var obstacle = schema.obstacle();
            if (obstacle != null) {
                progress.faulty(obstacle);
                pause();
                continue;
            }
            try (var sql = projectors.surroundings().dataSource().getConnection()) {
                var places = PositionTable.load(sql, progress.projection());
                progress.sound();
                return places;
            } catch (SQLException e) {
                progress.faulty(String.valueOf(e.getMessage()));
                LOG.warn("the place of {} cannot be read yet", progress.projection(), e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (projectors.surroundings().closing().await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
