/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.postgres;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.ale.eventsourcing.postgres.PositionTable.StalePlaceException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches of records into one projection: data and position in one SQL transaction.
 *
 * <p>Contract: one thread at a time. Records that were applied are skipped; a record that cannot be
 * applied is tried again until it can, and {@link ProjectionProgress#fault} says so meanwhile.
 *
 * @param <E> the protobuf message on the log
 */
public final class Projector<E extends MessageLite> {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Reads a partition again from an offset. */
    @FunctionalInterface
    interface Rewind {
        void to(String channel, TopicPartition partition, long offset);
    }

    /** What a projector needs of its process. */
    record Surroundings(DataSource dataSource, Rewind rewind, CountDownLatch closing) {}

    private final Projection<E> projection;
    private final Parser<E> parser;
    private final ProjectionProgress progress;
    private final Surroundings process;

    Projector(
            Projection<E> projection,
            Parser<E> parser,
            ProjectionProgress progress,
            Surroundings process) {
        this.projection = projection;
        this.parser = parser;
        this.progress = progress;
        this.process = process;
    }

    /**
     * Applies one poll. Returns when it is committed.
     *
     * @throws IllegalStateException if the process ends before that
     */
    public void project(ConsumerRecords<String, byte[]> records) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                var jumps = attempt(records);
                if (jumps.isEmpty()) {
                    progress.sound();
                } else {
                    rewind(jumps);
                }
                return;
            } catch (StalePlaceException e) {
                LOG.info("{}", e.getMessage());
            } catch (SQLException | RuntimeException e) {
                progress.faulty(String.valueOf(e.getMessage()));
                LOG.atError()
                        .addKeyValue("projection", projection.name())
                        .setCause(e)
                        .log("a batch cannot be applied; it is tried again");
            }
            progress.forgetAll();
            sleep(pause);
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    private Map<TopicPartition, Place> attempt(ConsumerRecords<String, byte[]> records)
            throws SQLException {
        try (var sql = process.dataSource().getConnection()) {
            sql.setAutoCommit(false);
            try {
                var from = places(sql, records);
                var batch = new Batch<>(parser, from).take(records);
                if (!batch.events().isEmpty()) {
                    write(sql, from, batch);
                }
                sql.commit();
                if (!batch.events().isEmpty()) {
                    progress.reached(batch.to(), batch.events().size(), batch.lastLogTimeMillis());
                }
                return batch.jumps();
            } catch (SQLException | RuntimeException e) {
                sql.rollback();
                throw e;
            }
        }
    }

    private void write(Connection sql, Map<Integer, Place> from, Batch<E> batch)
            throws SQLException {
        projection.apply(sql, batch.events());
        PositionTable.move(sql, projection.name(), from, batch.to());
    }

    /** Where the partitions of a poll stand; asks the database only for what is not known. */
    private Map<Integer, Place> places(Connection sql, ConsumerRecords<String, byte[]> records)
            throws SQLException {
        var places = new HashMap<Integer, Place>();
        for (var partition : records.partitions()) {
            var known = progress.place(partition.partition());
            if (known == null) {
                return PositionTable.load(sql, projection.name());
            }
            places.put(partition.partition(), known);
        }
        return places;
    }

    /** Facts are missing before these: reads them again from where the tables stand. */
    private void rewind(Map<TopicPartition, Place> jumps) {
        jumps.forEach((partition, place) -> {
            progress.faulty(partition + " jumps past position " + place.position());
            LOG.atWarn()
                    .addKeyValue("projection", projection.name())
                    .addKeyValue("partition", partition)
                    .addKeyValue("position", place.position())
                    .log("facts are missing; the partition is read again");
            process.rewind().to(projection.name(), partition, place.offset() + 1);
        });
        sleep(FIRST_PAUSE);
    }

    private void sleep(Duration pause) {
        try {
            if (process.closing().await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
