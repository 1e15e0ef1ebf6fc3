/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.eventsourcing.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ale.eventsourcing.LogUnreachableException;
import org.ale.schemas.log.v1.OutcomeRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes commands in the order in which they come. A producer makes its caller wait while it does
 * not know the broker; the callers are event loops, on which everybody else waits too, so one
 * thread of its own waits for all of them.
 */
final class CommandWriter implements AutoCloseable {
    /** Several seconds of the busiest owner; whoever comes after has to come again. */
    static final int WAITING_MAX = 10_000;

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte[]> producer;
    private final ThreadPoolExecutor thread;

    CommandWriter(String name, Map<String, Object> settings) {
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Takes a command and returns at once.
     *
     * @param reply fails with {@link LogUnreachableException} if the command cannot be written;
     *     once it is done, by a deadline say, nobody waits and the command is not written: its
     *     sender was told that it may ask again
     */
    void write(ProducerRecord<String, byte[]> command, CompletableFuture<OutcomeRecord> reply) {
        try {
            thread.execute(() -> send(command, reply));
        } catch (RejectedExecutionException e) {
            reply.completeExceptionally(new LogUnreachableException("it takes no more now", e));
        }
    }

    private void send(
            ProducerRecord<String, byte[]> command, CompletableFuture<OutcomeRecord> reply) {
        if (reply.isDone()) {
            return;
        }
        try {
            var _ =
                    producer.send(
                            command,
                            (_, failure) -> {
                                if (failure != null) {
                                    reply.completeExceptionally(unreachable(failure));
                                }
                            });
        } catch (KafkaException | IllegalStateException e) {
            reply.completeExceptionally(unreachable(e));
        }
    }

    private static LogUnreachableException unreachable(Exception failure) {
        return new LogUnreachableException(String.valueOf(failure.getMessage()), failure);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(CLOSING);
    }
}
